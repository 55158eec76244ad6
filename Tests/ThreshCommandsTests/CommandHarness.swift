import Foundation
import Synchronization
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

/// Runs a command in this process and keeps what it prints.
struct CommandHarness {
  var stages: [StageEntry]
  var folder: URL
  var environment: [String: String] = [:]

  struct Result {
    var status: Int32
    var out: String
    var error: String
  }

  func run(_ arguments: [String], terminal: Bool = false, input: [String] = []) async -> Result {
    let out = Sink()
    let error = Sink()
    func stream(_ sink: Sink) -> Console.Stream {
      Console.Stream(
        write: {
          sink.append($0)
          return true
        }, isTerminal: terminal, colour: false, width: 80)
    }
    var session = Session(
      stages: stages, console: Console(out: stream(out), error: stream(error)), workingDirectory: folder)
    session.environment = environment
    let chunks = Mutex(input.map { Array($0.utf8) }[...])
    session.input = { chunks.withLock { $0.popFirst() } }
    let status = await ThreshMain.run(arguments, session: session)
    return Result(status: status, out: out.text, error: error.text)
  }

  private final class Sink: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  }
}

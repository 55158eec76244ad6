import Foundation
import Synchronization
import Testing
import ThreshKit

@testable import ThreshCommands

/// Lines through a filter, piece by piece.
@Suite struct FilterStreamTests {
  /// Collects what is written and refuses everything after `limit` calls.
  private final class Output: Sendable {
    private let state = Mutex((bytes: [UInt8](), calls: 0))
    let limit: Int

    init(limit: Int = .max) {
      self.limit = limit
    }

    func write(_ bytes: [UInt8]) -> Bool {
      state.withLock { state in
        state.calls += 1
        guard state.calls <= limit else { return false }
        state.bytes += bytes
        return true
      }
    }

    var calls: Int { state.withLock { $0.calls } }
    var lines: [Substring] {
      state.withLock { String(decoding: $0.bytes, as: UTF8.self) }.split(separator: "\n")
    }
  }

  private static func row(_ number: Int) -> String {
    #"{"source_id":"p","quote":"row \#(number).","start":\#(number),"end":\#(number + 1),"type":"advice"}"#
      + "\n"
  }

  /// A stage that hands rows on, and takes longer over a piece the earlier it begins.
  private static let slow = RecordFilter(name: "slow", kind: .evidence) { batch in
    guard case .evidence(let rows) = batch else { return [] }
    usleep(UInt32(max(0, 3000 - (rows.first?.start ?? 0) * 10)))
    return rows.map { MapResult(output: .evidence([$0])) }
  }

  private func stream(
    _ input: [String], to output: Output, jobs: Int, pieceSize: Int
  ) -> FilterStream {
    let chunks = Mutex(input.map { Array($0.utf8) }[...])
    return FilterStream(
      Self.slow, jobs: jobs, pieceSize: pieceSize, read: { chunks.withLock { $0.popFirst() } },
      write: { output.write($0) })
  }

  @Test(arguments: [1, 2, 4], [1, 500, 1 << 20])
  func piecesComeOutInTheOrderTheyWentIn(jobs: Int, pieceSize: Int) {
    let output = Output()
    let text = (0..<200).map(Self.row).joined()
    // Chunks that end anywhere.
    let chunks = stride(from: 0, to: text.count, by: 777).map { String(text.dropFirst($0).prefix(777)) }
    #expect(stream(chunks, to: output, jobs: jobs, pieceSize: pieceSize).run())
    let lines = output.lines
    #expect(lines.count == 201 && lines.last == #"{"_end":true,"in":200,"out":200}"#)
    #expect(lines.dropLast().enumerated().allSatisfy { $1.contains("row \($0).") })
  }

  @Test func aWrongLineIsNamedByItsNumberInWhateverPiece() {
    let output = Output()
    let text = (0..<50).map { $0 % 10 == 3 ? "wrong\n" : Self.row($0) }.joined(separator: "\n")
    #expect(stream([text], to: output, jobs: 3, pieceSize: 300).run())
    let problems = output.lines.filter { $0.contains("_problem") }
    #expect(
      problems.map { String($0.suffix(while: { $0 != ":" })) }
        == [4, 14, 24, 34, 44].map { #""line \#($0)"}}"# })
    #expect(output.lines.last == #"{"_end":true,"in":50,"out":45}"#)
  }

  @Test func nothingMoreIsDoneWhenNobodyReads() {
    let output = Output(limit: 2)
    #expect(!stream((0..<200).map(Self.row), to: output, jobs: 2, pieceSize: 1).run())
    #expect(output.lines.count == 2 && output.calls < 10)
  }

  @Test func aLineIsNotKeptWaitingForTheNext() {
    let output = Output()
    let seen = Mutex<[Int]>([])
    let step = Mutex(0)
    let stream = FilterStream(
      Self.slow, jobs: 1, pieceSize: 1 << 20,
      read: {
        seen.withLock { $0.append(output.lines.count) }
        return step.withLock { step in
          step += 1
          return step <= 3 ? Array(Self.row(step).utf8) : nil
        }
      }, write: { output.write($0) })
    #expect(stream.run())
    #expect(seen.withLock { $0 } == [0, 1, 2, 3])
  }
}

extension Substring {
  /// The end of the text from the last character on that is not like `isPart`.
  fileprivate func suffix(while isPart: (Character) -> Bool) -> Substring {
    self[(lastIndex { !isPart($0) }.map(index(after:)) ?? startIndex)...]
  }
}

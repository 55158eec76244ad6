internal import Foundation
public import ThreshKit

/// Makes a program of stages, which a stock `thresh` runs as a plugin.
///
/// ```swift
/// import ThreshPlugin
/// ThreshPlugin.main([SampleSize.self])
/// ```
///
/// A folder with a `plugin.yaml` that names the program makes it a stage: `uses: ./sample-size@1`. The program prints
/// that file when it is called with `manifest`.
public enum ThreshPlugin {
  /// Runs the program: speaks the protocol on standard input and output or, when called with `manifest STAGE`, prints
  /// the stage's `plugin.yaml`. Ends the process.
  public static func main(_ stages: [any MapStage.Type]) -> Never {
    let entries = stages.map { Self.entry($0) }
    let arguments = CommandLine.arguments.dropFirst()
    guard let word = arguments.first else { exit(serve(entries)) }
    guard word == "manifest" else { fail("unknown argument '\(word)'; expected manifest STAGE or nothing") }
    let name = arguments.dropFirst().first ?? entries.first?.spec.name ?? ""
    guard let entry = entries.first(where: { [$0.spec.name, $0.spec.reference].contains(name) }) else {
      fail("there is no stage '\(name)'; expected one of " + entries.map(\.spec.name).joined(separator: ", "))
    }
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).lastPathComponent
    print(ManifestText.of(entry, program: program), terminator: "")
    exit(0)
  }

  private static func entry<S: MapStage>(_ type: S.Type) -> StageEntry { StageEntry(map: type) }

  private static func serve(_ entries: [StageEntry]) -> Int32 {
    var server = PluginServer(entries)
    var lines = LineBuffer()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return 0 }
      chunk.withUnsafeBytes { lines.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      var batch: [ArraySlice<UInt8>] = []
      while let line = lines.next() { batch.append(line) }
      let answer = server.answer(batch)
      guard write(answer.bytes) else { return 1 }
      if let status = answer.status { return status }
    }
  }

  /// False when nobody reads any more.
  private static func write(_ bytes: [UInt8]) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress! + written, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    exit(2)
  }
}

internal import Foundation
internal import ThreshKit

/// What a program says on standard error: it is log and nothing else. Its first lines are passed on to standard error
/// with the stage's name in front; its last lines are kept for messages.
struct ProgramLog: Sendable {
  private static let shown = 200
  private static let kept = 3
  /// Longer lines are cut.
  private static let lineLimit = 2000

  private let name: String
  private var lines = LineBuffer()
  private var count = 0
  private var recent: [String] = []

  init(name: String) {
    self.name = name
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    lines.append(bytes)
    while let line = lines.next() { take(line) }
    if lines.pending > Self.lineLimit { end() }
  }

  /// Takes a last line without its line feed.
  mutating func end() {
    if let line = lines.last() { take(line) }
  }

  /// For messages: `; it said: …`, or nothing.
  var remark: String { recent.isEmpty ? "" : "; it said: " + recent.joined(separator: " | ") }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    guard !line.isBlankLine else { return }
    let text = String(decoding: line.prefix(Self.lineLimit), as: UTF8.self)
    count += 1
    if count <= Self.shown { show(text) }
    if count == Self.shown { show("(what it says from here on is not shown)") }
    recent.append(text)
    if recent.count > Self.kept { recent.removeFirst() }
  }

  private func show(_ text: String) {
    FileHandle.standardError.write(Data("\(name): \(text)\n".utf8))
  }
}

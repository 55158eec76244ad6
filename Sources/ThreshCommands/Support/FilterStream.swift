internal import Foundation
internal import Synchronization
internal import ThreshKit

/// Lines on their way through a ``RecordFilter``, several pieces of them at once, in the order they came.
///
/// While one piece is worked on, another is read or written: that is most of the time where the work itself is done one
/// piece after another, by a program of the user's.
final class FilterStream: Sendable {
  private let filter: RecordFilter
  private let jobs: Int
  /// Bytes of lines that make a piece.
  private let pieceSize: Int
  private let write: @Sendable ([UInt8]) -> Bool
  private let source: Mutex<Source>
  private let target = Mutex(Target())
  private let turn = NSCondition()

  /// - Parameters:
  ///   - read: the next bytes; nil at their end.
  ///   - write: false when nobody wants any more.
  init(
    _ filter: RecordFilter, jobs: Int, pieceSize: Int, read: @escaping @Sendable () -> [UInt8]?,
    write: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    self.filter = filter
    self.jobs = jobs
    self.pieceSize = pieceSize
    self.write = write
    source = Mutex(Source(read: read))
  }

  /// Lines that are worked on in one go.
  private struct Piece: Sendable {
    let index: Int
    let lines: [ArraySlice<UInt8>]
    /// Lines before them.
    let before: Int
  }

  private struct Target: Sendable {
    /// The piece to be written next.
    var index = 0
    var lines = 0
    var records = 0
    var isClosed = false
  }

  /// Works until the input ends, and says so in a last line; false when nobody wanted all of it.
  func run() -> Bool {
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while !target.withLock({ $0.isClosed }), let piece = source.withLock({ $0.next(pieceSize) }) {
        finish(piece, filter.outcome(of: piece.lines, after: piece.before))
      }
    }
    let total = target.withLock { $0 }
    let end = "{\"_end\":true,\"in\":\(total.lines),\"out\":\(total.records)}\n"
    return !total.isClosed && write(Array(end.utf8))
  }

  /// Writes the piece when its turn has come.
  private func finish(_ piece: Piece, _ outcome: RecordFilter.Outcome) {
    turn.lock()
    while target.withLock({ $0.index }) != piece.index { turn.wait() }
    turn.unlock()
    let isWritten = !target.withLock { $0.isClosed } && (outcome.bytes.isEmpty || write(outcome.bytes))
    turn.lock()
    target.withLock { target in
      target.index += 1
      target.lines += outcome.lines
      target.records += outcome.records
      target.isClosed = !isWritten
    }
    turn.broadcast()
    turn.unlock()
  }

  private struct Source: Sendable {
    let read: @Sendable () -> [UInt8]?
    private var buffer = LineBuffer()
    private var pieces = 0
    private var lines = 0
    private var isAtEnd = false

    init(read: @escaping @Sendable () -> [UInt8]?) {
      self.read = read
    }

    /// Lines of `size` bytes or a little more. What has come in is not kept waiting for what has not.
    mutating func next(_ size: Int) -> Piece? {
      var found: [ArraySlice<UInt8>] = []
      var bytes = 0
      while bytes < size {
        if let line = buffer.next() ?? (isAtEnd ? buffer.last() : nil) {
          guard !line.isBlankLine, !RecordFilter.isEnd(line) else { continue }
          found.append(line)
          bytes += line.count
        } else if !found.isEmpty || isAtEnd {
          break
        } else if let chunk = read() {
          chunk.withUnsafeBytes { buffer.append($0) }
        } else {
          isAtEnd = true
        }
      }
      guard !found.isEmpty else { return nil }
      defer {
        pieces += 1
        lines += found.count
      }
      return Piece(index: pieces, lines: found, before: lines)
    }
  }
}

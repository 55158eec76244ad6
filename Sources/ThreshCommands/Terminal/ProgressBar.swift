internal import Foundation
internal import Synchronization

/// A bar on standard error that shows how far a run is; says nothing where standard error is not a terminal.
final class ProgressBar: Sendable {
  private let stream: Console.Stream
  private let state: Mutex<State>

  private struct State {
    var started = ContinuousClock.now
    var label = ""
    var lastDrawn: ContinuousClock.Instant?
    var isShown = false
  }

  init(_ stream: Console.Stream) {
    self.stream = stream
    state = Mutex(State())
  }

  /// Shows `done` of `total`; redraws at most ten times a second, except for the last step.
  func update(_ label: String, done: Int, total: Int) {
    guard stream.isTerminal else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      if state.label != label {
        state.label = label
        state.started = now
        state.lastDrawn = nil
      }
      if let last = state.lastDrawn, now - last < .milliseconds(100), done < total { return }
      state.lastDrawn = now
      state.isShown = true
      let elapsed = now - state.started
      let line = Self.line(
        label, done: done, total: total,
        seconds: Double(elapsed.components.seconds)
          + Double(elapsed.components.attoseconds) / 1e18, width: stream.width)
      stream.text("\r\u{1B}[K" + line)
    }
  }

  /// Takes the bar off the screen.
  func finish() {
    state.withLock { state in
      if state.isShown { stream.text("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  /// `clean      ████████░░░░  512/1354  210/s  0:04 left`, no wider than `width - 1`.
  static func line(_ label: String, done: Int, total: Int, seconds: Double, width: Int) -> String {
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    var tail = " \(done)/\(total)"
    if seconds >= 1, done > 0 {
      let rate = Double(done) / seconds
      tail += rate >= 10 ? "  \(Int(rate))/s" : "  \((rate * 10).rounded() / 10)/s"
      if done < total {
        let left = Int((Double(total - done) / rate).rounded(.up))
        tail += "  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
      }
    }
    let name = String(label.prefix(20)) + String(repeating: " ", count: max(1, 12 - label.count))
    let room = width - 1 - name.count - tail.count
    guard room >= 8 else { return String((name + tail).prefix(max(0, width - 1))) }
    let cells = min(40, room)
    let filled = Int(Double(cells) * share)
    return name + String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled) + tail
  }
}

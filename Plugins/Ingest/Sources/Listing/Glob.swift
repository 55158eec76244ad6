/// A file name pattern: `*` and `?` stay inside one path part, `**` crosses folders, `[a-z]` and `[!a-z]` are sets.
struct Glob {
  private let pattern: [Unicode.Scalar]

  init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Whether `text` holds a character that makes it a pattern.
  static func isPattern(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { $0 == "*" || $0 == "?" || $0 == "[" }
  }

  /// Whether the pattern matches all of `path`, or a folder that `path` lies in.
  func matches(_ path: String) -> Bool {
    let path = Array(path.unicodeScalars)
    // States are places in the pattern, followed side by side, so that no pattern takes exponential time.
    var states: Set<Int> = closure([0])
    for scalar in path {
      if scalar == "/", states.contains(pattern.count) { return true }
      var next: Set<Int> = []
      for state in states where state < pattern.count { step(state, scalar, into: &next) }
      states = closure(next)
      if states.isEmpty { return false }
    }
    return states.contains(pattern.count)
  }

  /// Adds the places reached from those in `states` without reading a character.
  private func closure(_ states: Set<Int>) -> Set<Int> {
    var all = states
    var open = Array(states)
    while let state = open.popLast() {
      guard state < pattern.count, pattern[state] == "*" else { continue }
      var targets = [state + 1]
      if isDoubleStar(state) {
        targets = [state + 2]
        // "a/**/b" also matches "a/b".
        if state + 2 < pattern.count, pattern[state + 2] == "/" { targets.append(state + 3) }
      }
      for target in targets where all.insert(target).inserted { open.append(target) }
    }
    return all
  }

  private func isDoubleStar(_ state: Int) -> Bool { state + 1 < pattern.count && pattern[state + 1] == "*" }

  private func step(_ state: Int, _ scalar: Unicode.Scalar, into next: inout Set<Int>) {
    switch pattern[state] {
    case "*":
      if scalar != "/" || isDoubleStar(state) { next.insert(state) }
    case "?":
      if scalar != "/" { next.insert(state + 1) }
    case "[":
      guard let set = set(from: state) else {
        if scalar == "[" { next.insert(state + 1) }
        return
      }
      if scalar != "/", set.contains(scalar) { next.insert(set.end) }
    default:
      if pattern[state] == scalar { next.insert(state + 1) }
    }
  }

  private struct ScalarSet {
    var ranges: [ClosedRange<Unicode.Scalar>]
    var isNegated: Bool
    /// Place in the pattern after the closing bracket.
    var end: Int

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      ranges.contains { $0.contains(scalar) } != isNegated
    }
  }

  /// The set that begins with the bracket at `start`, or nil when it is never closed.
  private func set(from start: Int) -> ScalarSet? {
    var at = start + 1
    var set = ScalarSet(ranges: [], isNegated: false, end: 0)
    if at < pattern.count, pattern[at] == "!" || pattern[at] == "^" {
      set.isNegated = true
      at += 1
    }
    let first = at
    while at < pattern.count, pattern[at] != "]" || at == first {
      if at + 2 < pattern.count, pattern[at + 1] == "-", pattern[at + 2] != "]" {
        if pattern[at] <= pattern[at + 2] { set.ranges.append(pattern[at]...pattern[at + 2]) }
        at += 3
      } else {
        set.ranges.append(pattern[at]...pattern[at])
        at += 1
      }
    }
    guard at < pattern.count else { return nil }
    set.end = at + 1
    return set
  }
}

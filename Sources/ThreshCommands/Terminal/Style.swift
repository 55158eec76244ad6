@preconcurrency internal import Rainbow

/// Colours for a stream; plain text where the stream takes none.
struct Style: Sendable {
  let colour: Bool

  func bold(_ text: String) -> String { paint(text) { $0.bold } }
  func dim(_ text: String) -> String { paint(text) { $0.dim } }
  func red(_ text: String) -> String { paint(text) { $0.red.bold } }
  func yellow(_ text: String) -> String { paint(text) { $0.yellow } }
  func green(_ text: String) -> String { paint(text) { $0.green } }
  func cyan(_ text: String) -> String { paint(text) { $0.cyan } }

  private func paint(_ text: String, _ apply: (String) -> String) -> String {
    guard colour, !text.isEmpty else { return text }
    _ = Self.rainbowReady
    return apply(text)
  }

  // Rainbow looks at standard output only; which stream takes colour is decided in Console, for each of the two.
  private static let rainbowReady: Void = {
    Rainbow.outputTarget = .console
    Rainbow.enabled = true
  }()
}

internal import ThreshMarkup

/// Texts of metadata as a reader would see them.
enum StatedText {
  /// White space made single spaces, soft hyphens left out, and references such as `&#8211;` that were escaped twice
  /// made characters.
  static func plain(_ text: String) -> String {
    var text = text
    if text.contains("&"), text.contains(";"), let tree = try? MarkupTree(html: Array(text.utf8)) {
      text = tree.text(of: 0)
    }
    if text.unicodeScalars.contains("\u{AD}") { text.unicodeScalars.removeAll { $0 == "\u{AD}" } }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

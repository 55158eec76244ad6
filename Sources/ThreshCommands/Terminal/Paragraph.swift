/// Running text on a terminal.
enum Paragraph {
  /// `text` with every run of white space as one blank.
  static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// `text` in lines of at most `width` characters, each after `indent`; a longer word has a line of its own.
  static func wrapped(_ text: String, width: Int, indent: String = "") -> [String] {
    let room = max(20, min(width, 100) - indent.count)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(indent + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    if !line.isEmpty { lines.append(indent + line) }
    return lines
  }

  /// `text` cut to `width` characters, the last one an ellipsis.
  static func cut(_ text: String, width: Int) -> String {
    text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
  }
}

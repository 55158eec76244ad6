internal import Foundation
internal import ThreshKit

/// Prints what went wrong, the way compilers do: place, message, the line with a mark under it, what was expected.
struct Diagnostics {
  let style: Style
  /// Reads a file that an error names; nil when it cannot be read.
  let read: (String) -> String?

  /// The lines for one mistake in a pipeline file, an option or a command line.
  func lines(_ error: ConfigurationError) -> [String] {
    var place = ""
    if let file = error.file {
      place = file
      if let line = error.line { place += ":\(line)" }
      if error.line != nil, let column = error.column { place += ":\(column)" }
      place += ": "
    }
    var lines = [style.bold(place) + style.red("error:") + " " + style.bold(error.message)]
    lines += excerpt(error)
    if let expected = error.expected { lines.append("  expected " + expected) }
    if let nearest = error.nearest { lines.append("  did you mean " + style.green("'\(nearest)'") + "?") }
    return lines
  }

  /// For a command that runs in `session`.
  init(_ session: Session) {
    self.init(style: session.console.error.style) { path in
      try? String(contentsOfFile: session.path(path), encoding: .utf8)
    }
  }

  init(style: Style, read: @escaping (String) -> String?) {
    self.style = style
    self.read = read
  }

  /// All mistakes, then how many there were.
  func lines(_ errors: [ConfigurationError]) -> [String] {
    var lines = errors.flatMap { self.lines($0) }
    if errors.count > 1 { lines.append("\(errors.count) mistakes") }
    return lines
  }

  private func excerpt(_ error: ConfigurationError) -> [String] {
    guard let file = error.file, let number = error.line, number > 0, let text = read(file) else { return [] }
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard number <= all.count else { return [] }
    var source = String(all[number - 1])
    if source.hasSuffix("\r") { source.removeLast() }
    let gutter = String(repeating: " ", count: max(0, 5 - "\(number)".count)) + "\(number) | "
    var lines = [style.dim(gutter) + source]
    if let column = error.column, column > 0 {
      // Tabs are kept, so that the mark stands under its word whatever a tab's width.
      let indent = source.unicodeScalars.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
      lines.append(style.dim(String(repeating: " ", count: 6) + "| ") + indent + style.green("^"))
    }
    return lines
  }
}

/// Every mistake that was found in a pipeline.
struct PipelineMistakes: Error {
  var all: [ConfigurationError]
}

public import ThreshKit

/// A trial report of the Evidence Inference corpus: plain text, in which a line such as `BODY.RESULTS:` begins a section.
public enum TrialReport {
  /// The report as a document whose text is the file, with a heading for each such line.
  public static func document(id: String, text: String) -> Document {
    var document = Document(id: id, source: id, mediaType: .plainText, text: text)
    var section: [String] = []
    var main: String?
    var isTitle = false
    var start = 0
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      let words = line.drop { $0.properties.isWhitespace }
      let indent = line.count - words.count
      guard !words.isEmpty else { continue }
      if let (name, length) = heading(String(words)) {
        if name == ["Title"] {
          isTitle = true
          section = []
        } else {
          isTitle = false
          // Headings of the body are flat: one that names no part of an article is taken for a section of the last part.
          if name[0] == "Abstract" {
            section = name
          } else if main == nil || isPart(name[0]) {
            section = name
            main = name[0]
          } else {
            section = [main ?? ""] + name
          }
          document.blocks.append(
            Block(
              .heading, start: start + indent, end: start + indent + length, level: 2,
              section: section.dropLast()))
        }
        let rest = words.dropFirst(length)
        guard rest.contains(where: { !$0.properties.isWhitespace }) else { continue }
        append(.paragraph, start + indent + length, start + line.count, section, to: &document)
        continue
      }
      if isTitle {
        append(.heading, start + indent, start + line.count, [], to: &document)
        isTitle = false
        section = ["Abstract"]
      } else {
        append(.paragraph, start + indent, start + line.count, section, to: &document)
      }
    }
    return document
  }

  private static func append(
    _ kind: Block.Kind, _ start: Int, _ end: Int, _ section: [String], to document: inout Document
  ) {
    document.blocks.append(
      Block(kind, start: start, end: end, level: kind == .heading ? 1 : nil, section: section))
  }

  /// The headings that a line stands for, and how many scalars of it that takes.
  private static func heading(_ line: String) -> (path: [String], length: Int)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = line[..<colon]
    let length = name.unicodeScalars.count + 1
    if name == "TITLE" { return (["Title"], length) }
    for (key, outer) in [("ABSTRACT", ["Abstract"]), ("BODY", [])] {
      if name == key { return (outer.isEmpty ? ["Body"] : outer, length) }
      if name.hasPrefix(key + ".") { return (outer + [String(name.dropFirst(key.count + 1))], length) }
    }
    return nil
  }

  private static let parts = [
    "result", "finding", "conclu", "discuss", "method", "background", "introduc", "objective",
  ]

  private static func isPart(_ heading: String) -> Bool {
    let lower = heading.lowercased()
    return parts.contains { lower.contains($0) }
  }
}

internal import Foundation
internal import ThreshKit

/// A cleaned page as text for people and for other programs.
enum DocumentText {
  /// The text without what the page says about itself ("6 min read", "Leave a Comment").
  static func plain(_ document: Document) -> String {
    let furniture = document.blocks.filter { $0.kind == .furniture }
    guard !furniture.isEmpty else { return document.text }
    let scalars = Array(document.text.unicodeScalars)
    var kept = String.UnicodeScalarView()
    var at = 0
    for block in furniture where block.start >= at && block.end <= scalars.count {
      kept.append(contentsOf: scalars[at..<block.start])
      at = block.end
    }
    kept.append(contentsOf: scalars[at...])
    let isCut = furniture[0].start == document.blocks.first?.start
    return isCut ? String(String(kept).drop { $0.isNewline }) : String(kept)
  }

  /// One line of JSON for other programs: `{"id","text","title","author","date","page_type"}`.
  ///
  /// The date is that of publication, or of the last change where readers are told only of that.
  static func line(id: String, _ document: Document?) -> String {
    func stated(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    let metadata = document?.metadata
    let shownChange = metadata?.modified.flatMap { $0.origin == "byline" ? $0 : nil }
    let authors = metadata?.authors.map(\.value) ?? []
    return JSONText.line(
      .object([
        .init("id", .string(id)),
        .init("text", .string(document.map(plain) ?? "")),
        .init("title", stated(metadata?.title?.value)),
        .init("author", authors.isEmpty ? .null : .string(authors.joined(separator: "; "))),
        .init("date", stated((metadata?.published ?? shownChange)?.value)),
        .init("page_type", stated(metadata?.pageType?.value)),
      ]))
  }

  /// A file's name without folder and endings: `a/0001.html.gz` is `0001`.
  static func stem(_ path: String) -> String {
    let endings = [
      ".gz", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".txt", ".text", ".md", ".markdown", ".xml",
      ".nxml",
    ]
    var name = path.split(separator: "/").last.map(String.init) ?? path
    while let ending = endings.first(where: { name.lowercased().hasSuffix($0) && name.count > $0.count }) {
      name.removeLast(ending.count)
    }
    return name
  }
}

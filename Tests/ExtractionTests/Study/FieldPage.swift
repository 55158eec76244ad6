import Foundation
import ThreshKit
import ThreshText

@testable import Extraction

/// A page written for a test: paragraphs with blank lines between them, headings after `# `, list items after `- `.
struct FieldPage {
  static let resources = ResourceLocator(module: "Extraction", bundle: Bundle.module.bundleURL)

  let text: String
  let rows: [Evidence]

  /// Every unit of the page becomes a row of `type`, with its fields filled.
  init(
    _ text: String, type: StatementType = .researchFinding, mediaType: MediaType = .plainText,
    links: [(on: String, target: String)] = [], focus: PageFocus = PageFocus(),
    change: (inout Document) -> Void = { _ in }
  ) throws {
    self.text = text
    var document = Document(
      id: "page", source: "page.txt", mediaType: mediaType, text: text, blocks: Self.blocks(text),
      links: links.compactMap { link in
        Self.place(of: link.on, in: text).map {
          Hyperlink(start: $0.lowerBound, end: $0.upperBound, target: link.target)
        }
      })
    change(&document)
    let tokens = TokenizedText(text)
    let lexicon = try Lexicon(resources: Self.resources)
    let units = UnitFinder.units(of: document, tokens)
    let page = PageContext(
      document: document, text: tokens, lexicon: lexicon, units: units, focus: focus,
      matches: lexicon.matches(in: tokens),
      article: try ArticleReader(resources: Self.resources).article(document, units: units, tokens))
    var rows = units.map { unit in
      let start = tokens.scalarOffset(ofByte: unit.range.lowerBound)
      return Evidence(
        sourceID: "page", source: "page.txt", quote: page.quote(unit), start: start,
        end: tokens.scalarOffset(ofByte: unit.range.upperBound), type: type, section: unit.section)
    }
    try FieldReader(resources: Self.resources).fill(&rows, units: units, page: page)
    self.rows = rows
  }

  /// The row whose quote begins so.
  func row(_ beginning: String) -> Evidence? { rows.first { $0.quote.hasPrefix(beginning) } }

  /// The words that a cell rests on.
  func words(_ row: Evidence?, _ field: String) -> String? {
    guard let cell = row?.states[field], let start = cell.start, let end = cell.end else { return nil }
    return String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
  }

  private static func place(of words: String, in text: String) -> Range<Int>? {
    guard let range = text.range(of: words) else { return nil }
    let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    return start..<start + words.unicodeScalars.count
  }

  private static func blocks(_ text: String) -> [Block] {
    var list: [Block] = []
    var section: [String] = []
    var offset = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let length = line.unicodeScalars.count
      defer { offset += length + 1 }
      guard length > 0 else { continue }
      if line.hasPrefix("# ") || line.hasPrefix("## ") {
        let marks = line.prefix { $0 == "#" }.count
        section = [String(line.dropFirst(marks + 1))]
        list.append(Block(.heading, start: offset + marks + 1, end: offset + length, level: marks))
      } else if line.hasPrefix("- ") {
        list.append(Block(.listItem, start: offset + 2, end: offset + length, level: 1, section: section))
      } else {
        list.append(Block(.paragraph, start: offset, end: offset + length, section: section))
      }
    }
    return list
  }
}

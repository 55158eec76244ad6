internal import ThreshKit

/// Finds the words of a page about its authors' qualifications, its commercial interest and its funding: facts for a
/// person's appraisal. Whole blocks are taken as they are; nothing is concluded from a page that says nothing.
enum Appraisal {
  /// Fills what the document's metadata leave open.
  static func add(to document: inout Document) {
    addCredentials(to: &document)
    // Most pages have no such word.
    guard holdsStem(document.text) else { return }
    let lines = lines(of: document)
    for (index, block) in document.blocks.enumerated() where !lines[index].isEmpty {
      let line = lines[index]
      switch block.kind {
      case .heading:
        // "Conflict of interest" over a paragraph that says what it is.
        guard index + 1 < lines.count, document.blocks[index + 1].kind == .paragraph else { continue }
        let title = AppraisalWords.folded(line)
        if AppraisalWords.interestTitles.contains(title) {
          set(&document.metadata.commercialInterest, lines[index + 1])
        } else if AppraisalWords.fundingTitles.contains(title) {
          set(&document.metadata.funding, lines[index + 1])
        }
      case .paragraph, .listItem, .footnote, .furniture:
        guard holdsStem(line) else { continue }
        let folded = AppraisalWords.folded(line)
        if AppraisalWords.isInterest(folded) { set(&document.metadata.commercialInterest, line) }
        if AppraisalWords.isFunding(folded) { set(&document.metadata.funding, line) }
      case .quote, .tableCell, .caption, .code: break
      }
    }
  }

  /// Bylines stand at the top of a page.
  private static func addCredentials(to document: inout Document) {
    guard document.metadata.authorCredentials == nil else { return }
    for block in document.blocks.prefix(12)
    where (block.kind == .paragraph || block.kind == .furniture) && block.end - block.start <= 300 {
      let text = document.text.unicodeScalars
      let start = text.index(text.startIndex, offsetBy: block.start)
      let line = String(text[start..<text.index(start, offsetBy: block.end - block.start)])
      if AppraisalWords.isCredentials(line) { set(&document.metadata.authorCredentials, line) }
    }
  }

  /// The text of each block; empty for a long one, which is prose about something and is not read.
  private static func lines(of document: Document) -> [String] {
    let text = Array(document.text.utf8)
    var cursor = ScalarCursor()
    return document.blocks.map { block in
      guard block.end - block.start <= 500 else { return "" }
      cursor.move(toScalar: block.start, in: text)
      let start = cursor.byte
      cursor.move(toScalar: block.end, in: text)
      return String(decoding: text[start..<cursor.byte], as: UTF8.self)
    }
  }

  private static func set(_ value: inout StatedValue?, _ words: String) {
    if value == nil, !words.isEmpty { value = StatedValue(words, from: "page-text") }
  }

  /// Whether any word stands in the text without which no rule can fit: most pages have none, and most lines of the
  /// others. Capitals count as small letters.
  private static func holdsStem(_ text: String) -> Bool {
    var text = text
    let beginnings = stemBeginnings
    let stems = AppraisalWords.stems
    return text.withUTF8 { bytes in
      for at in bytes.indices.dropLast() where beginnings[beginning(bytes[at], bytes[at + 1])] {
        for stem in stems where at + stem.count <= bytes.count {
          if stem.indices.allSatisfy({ bytes[at + $0] | 0x20 == stem[$0] }) { return true }
        }
      }
      return false
    }
  }

  /// For each two letters whether a stem begins with them.
  private static let stemBeginnings = {
    var beginnings = [Bool](repeating: false, count: 1 << 10)
    for stem in AppraisalWords.stems { beginnings[beginning(stem[0], stem[1])] = true }
    return beginnings
  }()

  /// The place in ``stemBeginnings`` of two letters, whether capital or small; other bytes share it with some.
  private static func beginning(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }
}

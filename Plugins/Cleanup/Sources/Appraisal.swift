internal import ThreshKit

/// Finds the words of a page about its authors' qualifications, its commercial interest and its funding: facts for a
/// person's appraisal. Whole blocks are taken as they are; nothing is concluded from a page that says nothing.
enum Appraisal {
  /// Fills what the document's metadata leave open.
  static func add(to document: inout Document) {
    addCredentials(to: &document)
    guard holdsStem(document.text) else { return }
    let scalars = Array(document.text.unicodeScalars)
    let lines = document.blocks.map { block in
      var view = String.UnicodeScalarView()
      // A long block is prose about something; it is not read.
      let end = min(block.end, block.start + 500)
      if block.end == end { view.append(contentsOf: scalars[block.start..<end]) }
      return String(view)
    }
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

  private static func set(_ value: inout StatedValue?, _ words: String) {
    if value == nil, !words.isEmpty { value = StatedValue(words, from: "page-text") }
  }

  /// Whether any word stands in the text without which no rule can fit: most pages have none, and most lines of the
  /// others. Capitals count as small letters.
  private static func holdsStem(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for at in bytes.indices {
        let letter = bytes[at] | 0x20
        for stem in AppraisalWords.stems where stem[0] == letter {
          if at + stem.count <= bytes.count, stem.indices.allSatisfy({ bytes[at + $0] | 0x20 == stem[$0] }) {
            return true
          }
        }
      }
      return false
    }
  }
}

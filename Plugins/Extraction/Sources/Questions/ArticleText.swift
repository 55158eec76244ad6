internal import Foundation
internal import ThreshKit
internal import ThreshText

/// An article as questions read it: its sentences and table rows, each with its words and the section it stands in.
struct ArticleText: Sendable {
  struct Sentence: Sendable {
    /// Bytes of the text.
    var range: Range<Int>
    var tokens: Range<Int>
    var section: ArticleSection
    /// Headings above it, outermost first.
    var headings: [String]
    /// Stems of the heading right above it.
    var headingStems: Set<WordHash>
    var isFirst: Bool
    /// Stems of its words, those of long forms of abbreviations among them.
    var stems: Set<WordHash>
  }

  let text: TokenizedText
  /// Of each token.
  let stems: [WordHash]
  /// By the short form.
  let shortForms: [WordHash: ShortForm]
  let sentences: [Sentence]
  /// How many sentences have the stem.
  private let frequency: [WordHash: Int]

  init(_ document: Document, sections reader: ArticleSections) {
    let text = TokenizedText(document.text)
    let stems = text.stems
    let shortForms = ShortForm.all(in: text, stems: stems)
    let title = document.blocks.first.flatMap { $0.kind == .heading && $0.level == 1 ? $0 : nil }
    let titleText = title.map { text.string(Self.bytes($0.start..<$0.end, text)) }
    var found: [(range: Range<Int>, tokens: Range<Int>, block: Block)] = []
    for (range, block) in Self.pieces(of: document, text) {
      for range in block.kind == .tableCell ? [range] : Sentences.split(text, in: range) {
        let tokens = text.tokens(in: range)
        if !tokens.isEmpty { found.append((range, tokens, block)) }
      }
    }
    let headings = found.map { sentence -> [String]? in
      guard sentence.block != title else { return nil }
      let path = sentence.block.section
      return path.first == titleText ? Array(path.dropFirst()) : path
    }
    let sections = reader.sections(headings) { text.string(found[$0].range) }
    var sentences: [Sentence] = []
    var known: [String: Set<WordHash>] = [:]
    for (index, (range, tokens, block)) in found.enumerated() {
      var own = Set(stems[tokens])
      for token in tokens {
        if let form = shortForms[text.tokens[token].word] { own.formUnion(form.long) }
      }
      var headingStems: Set<WordHash> = []
      if let heading = headings[index]?.last {
        headingStems = known[heading] ?? Set(TokenizedText(heading).stems)
        known[heading] = headingStems
      }
      sentences.append(
        Sentence(
          range: range, tokens: tokens, section: sections[index], headings: block.section,
          headingStems: headingStems, isFirst: index == 0 || headings[index] != headings[index - 1],
          stems: own))
    }
    self.text = text
    self.stems = stems
    self.shortForms = shortForms
    self.sentences = sentences
    var frequency: [WordHash: Int] = [:]
    for sentence in sentences { for stem in sentence.stems { frequency[stem, default: 0] += 1 } }
    self.frequency = frequency
  }

  /// How much it tells that a sentence has the stem.
  func weight(_ stem: WordHash) -> Double {
    max(0.1, log((Double(sentences.count) + 1) / (Double(frequency[stem] ?? 0) + 0.5)))
  }

  /// The stretches of text to be read, with the block each begins in: blocks, and rows of tables as one.
  private static func pieces(of document: Document, _ text: TokenizedText) -> [(Range<Int>, Block)] {
    var pieces: [(Range<Int>, Block)] = []
    for block in document.blocks {
      switch block.kind {
      case .heading where block.level != 1 || !pieces.isEmpty: continue
      case .furniture, .code, .footnote: continue
      default: break
      }
      let range = bytes(block.start..<block.end, text)
      if block.kind == .tableCell, let last = pieces.last, last.1.kind == .tableCell,
        last.0.upperBound <= range.lowerBound,
        !text.bytes[last.0.upperBound..<range.lowerBound].contains(UInt8(ascii: "\n"))
      {
        pieces[pieces.count - 1].0 = last.0.lowerBound..<range.upperBound
      } else if !range.isEmpty {
        pieces.append((range, block))
      }
    }
    return pieces
  }

  private static func bytes(_ scalars: Range<Int>, _ text: TokenizedText) -> Range<Int> {
    text.byteOffset(ofScalar: scalars.lowerBound)..<text.byteOffset(ofScalar: scalars.upperBound)
  }
}

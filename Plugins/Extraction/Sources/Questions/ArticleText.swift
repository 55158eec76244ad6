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

  init(_ document: Document, words: QuestionWords) {
    let text = TokenizedText(document.text)
    let stems = text.stems
    let shortForms = ShortForm.all(in: text, stems: stems)
    var sentences: [Sentence] = []
    var known: [[String]: (ArticleSection, Set<WordHash>)] = [:]
    var lastSection: [String]?
    let title = document.blocks.first.flatMap { $0.kind == .heading && $0.level == 1 ? $0 : nil }
    let titleText = title.map { text.string(Self.bytes($0.start..<$0.end, text)) }
    for (range, block) in Self.pieces(of: document, text) {
      let path = block.section.first == titleText ? Array(block.section.dropFirst()) : block.section
      let isTitle = block == title
      let (section, headingStems) =
        isTitle
        ? (ArticleSection(.title), [])
        : known[path]
          ?? (words.section(path), path.last.map { Set(TokenizedText($0).stems) } ?? [])
      if !isTitle { known[path] = (section, headingStems) }
      let isTable = block.kind == .tableCell
      for range in isTable ? [range] : Sentences.split(text, in: range) {
        let tokens = text.tokens(in: range)
        guard !tokens.isEmpty else { continue }
        var own = Set(stems[tokens])
        for token in tokens {
          if let form = shortForms[text.tokens[token].word] { own.formUnion(form.long) }
        }
        sentences.append(
          Sentence(
            range: range, tokens: tokens, section: section, headings: block.section,
            headingStems: headingStems, isFirst: lastSection != path, stems: own))
        lastSection = path
      }
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

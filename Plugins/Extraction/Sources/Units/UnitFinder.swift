internal import ThreshKit
internal import ThreshText

/// Cuts a document's blocks into units. Headings, page furniture and code are left out.
struct UnitFinder {
  private let document: Document
  private let text: TokenizedText
  private var units: [Unit] = []

  static func units(of document: Document, _ text: TokenizedText) -> [Unit] {
    var finder = UnitFinder(document: document, text: text)
    finder.run()
    return finder.units
  }

  private init(document: Document, text: TokenizedText) {
    self.document = document
    self.text = text
  }

  private mutating func run() {
    let ranges = blockRanges()
    var index = 0
    while index < document.blocks.count {
      let block = document.blocks[index]
      guard Self.isReadable(block.kind), !ranges[index].isEmpty else {
        index += 1
        continue
      }
      let flow = self.flow(from: index, ranges)
      var sentences = Sentences.split(
        text, in: ranges[index].lowerBound..<ranges[flow.upperBound - 1].upperBound)
      if Self.isMarginal(block.kind) { sentences.removeAll { !isSentence($0) } }
      guard let last = sentences.last else {
        index = flow.upperBound
        continue
      }
      let bullets = self.bullets(after: last, from: flow.upperBound, ranges)
      if !bullets.isEmpty { sentences.removeLast() }
      add(sentences, flow, answering: question(before: index, sentences.first, ranges))
      if !bullets.isEmpty {
        let items = bullets.map { ranges[$0] }
        add(
          .list, last.lowerBound..<(items.last ?? last).upperBound, [last] + items,
          flow.lowerBound..<bullets.upperBound,
          sentences.count)
      }
      index = max(flow.upperBound, bullets.upperBound)
    }
  }

  /// Byte ranges of the blocks; ranges that do not follow one another are emptied.
  private func blockRanges() -> [Range<Int>] {
    var end = 0
    return document.blocks.map { block in
      let start = max(end, text.byteOffset(ofScalar: block.start))
      let stop = text.byteOffset(ofScalar: block.end)
      guard stop > start else { return start..<start }
      end = stop
      return start..<stop
    }
  }

  private static func isReadable(_ kind: Block.Kind) -> Bool {
    switch kind {
    case .paragraph, .listItem, .quote, .tableCell, .caption, .footnote: true
    case .heading, .code, .furniture: false
    }
  }

  /// Blocks of which only whole sentences are read.
  private static func isMarginal(_ kind: Block.Kind) -> Bool {
    kind == .tableCell || kind == .caption || kind == .footnote
  }

  /// The blocks that go on with the sentence of the one at `index`: a line break fell inside it.
  private func flow(from index: Int, _ ranges: [Range<Int>]) -> Range<Int> {
    var end = index + 1
    while end < document.blocks.count, document.blocks[end].kind == .paragraph,
      document.blocks[index].kind == .paragraph,
      !endsSentence(ranges[end - 1], orColon: true), let first = text.tokens(in: ranges[end]).first,
      text.tokens[first].kind == .word, text.tokens[first].shape == .lower,
      endsSentence(ranges[end], orColon: false)
    {
      end += 1
    }
    return index..<end
  }

  /// The fragments that complete the lead-in `sentence`; empty when it is none, or when the items are sentences.
  private func bullets(after sentence: Range<Int>, from first: Int, _ ranges: [Range<Int>]) -> Range<Int> {
    guard text.bytes[sentence.upperBound - 1] == UInt8(ascii: ":"), first < document.blocks.count else {
      return first..<first
    }
    let lead = document.blocks[first - 1]
    let kind = document.blocks[first].kind
    guard kind == .listItem || kind == .paragraph, lead.kind != .quote else { return first..<first }
    var end = first
    var whole = 0
    while end < document.blocks.count, document.blocks[end].kind == kind, !ranges[end].isEmpty {
      let isWhole = isSentence(ranges[end])
      // Bare lines count as bullets as long as they are short.
      if kind == .paragraph, isWhole || text.tokens(in: ranges[end]).count > 30 { break }
      if isWhole { whole += 1 }
      end += 1
    }
    // Where as many are whole as not, an item of several sentences shows that the list is no list of fragments.
    let areWhole =
      whole * 2 > end - first
      || whole * 2 == end - first
        && (first..<end).contains { Sentences.split(text, in: ranges[$0]).count > 1 }
    return areWhole ? first..<first : first..<end
  }

  /// A question that the first sentence of the block at `index` answers in a word or two: the heading above, or the end
  /// of the paragraph before, which is then no unit of its own.
  private mutating func question(
    before index: Int, _ answer: Range<Int>?, _ ranges: [Range<Int>]
  ) -> (range: Range<Int>, block: Int)? {
    guard let answer, index > 0, !ranges[index - 1].isEmpty, Answers.isDirect(answer, text) else {
      return nil
    }
    if document.blocks[index - 1].kind == .heading {
      return isQuestion(ranges[index - 1]) ? (ranges[index - 1], index - 1) : nil
    }
    guard let last = units.last, last.kind == .sentence, last.blocks.upperBound == index,
      isQuestion(last.range)
    else { return nil }
    units.removeLast()
    return (last.range, last.blocks.lowerBound)
  }

  private func isQuestion(_ range: Range<Int>) -> Bool {
    text.bytes[range.upperBound - 1] == UInt8(ascii: "?")
  }

  private mutating func add(
    _ sentences: [Range<Int>], _ blocks: Range<Int>, answering question: (range: Range<Int>, block: Int)?
  ) {
    var i = 0
    while i < sentences.count {
      var parts = [sentences[i]]
      var next = i + 1
      var kind = Unit.Kind.sentence
      var from = blocks.lowerBound
      if i == 0, let question {
        parts.insert(question.range, at: 0)
        kind = .answeredQuestion
        from = question.block
      } else if next < sentences.count, isQuestion(parts[0]),
        Answers.isDirect(sentences[next], text, mayGoOn: true)
      {
        parts.append(sentences[next])
        next += 1
        kind = .answeredQuestion
      }
      if next < sentences.count, Answers.isScopeTail(sentences[next], text) {
        parts.append(sentences[next])
        next += 1
      }
      add(kind, parts[0].lowerBound..<(parts.last ?? parts[0]).upperBound, parts, from..<blocks.upperBound, i)
      i = next
    }
  }

  private mutating func add(
    _ kind: Unit.Kind, _ range: Range<Int>, _ sentences: [Range<Int>], _ blocks: Range<Int>, _ position: Int
  ) {
    let block = document.blocks[blocks.upperBound - 1]
    units.append(
      Unit(
        index: units.count, kind: kind, range: range, tokens: text.tokens(in: range), sentences: sentences,
        blocks: blocks,
        sentenceInBlock: position, section: block.section, speaker: block.speaker))
  }

  private func endsSentence(_ range: Range<Int>, orColon: Bool) -> Bool {
    guard let last = text.tokens(in: range).last else { return false }
    var index = last
    while index > 0, isClosing(text.tokens[index]) { index -= 1 }
    let byte = text.bytes[text.tokens[index].start]
    // U+2026, an ellipsis, begins with this byte too; so do dashes, which do not end a line of prose either.
    return ".!?;".utf8.contains(byte) || (orColon && byte == UInt8(ascii: ":")) || byte == 0xE2
  }

  private func isClosing(_ token: Token) -> Bool {
    guard token.kind == .punctuation else { return false }
    let byte = text.bytes[token.start]
    return "\"')]".utf8.contains(byte)
      || (byte == 0xE2 && token.end - token.start == 3 && text.bytes[token.start + 1] == 0x80
        && (0x98...0x9F).contains(text.bytes[token.start + 2]))
  }

  /// True for words that end like a sentence and say something with a verb, or are too long for a fragment.
  private func isSentence(_ range: Range<Int>) -> Bool {
    guard endsSentence(range, orColon: false) else { return false }
    let tokens = text.tokens(in: range)
    guard tokens.count > 3 else { return false }
    return tokens.contains { Answers.finiteVerbs.contains(text.tokens[$0].word) } || tokens.count > 14
      || Answers.startsLikeSentence(text.tokens[tokens.lowerBound])
  }
}

internal import ThreshText

/// The clauses that a sentence asserts side by side: "It eases pain, / but it may not last."
struct AssertedClauses {
  /// What joins a clause to the one before it.
  enum Link { case none, and, but, so, mark }

  struct Clause {
    var tokens: Range<Int>
    let link: Link
  }

  private(set) var clauses: [Clause] = []
  private let text: TokenizedText

  /// The clauses of the main clause, and that which a ", so" at its end adds.
  init(_ view: UnitView, _ text: TokenizedText) {
    self.text = text
    split(view.main, .none)
    let end = text.tokens(in: view.unit.sentences[0]).upperBound
    let next = view.main.upperBound
    if next + 2 < end, text.tokens[next].word == Self.so, isComma(next - 1),
      text.tokens[next + 1].word != Self.that
    {
      split(MainClause.find(in: next + 1..<end, text), .so)
    }
  }

  private mutating func split(_ range: Range<Int>, _ link: Link) {
    var (start, link) = (range.lowerBound, link)
    for index in range.dropFirst() {
      guard index > start, let found = self.link(at: index, range.upperBound) else { continue }
      clauses.append(Clause(tokens: start..<index, link: link))
      start = index + (found == .mark ? 1 : 2)
      link = found
    }
    clauses.append(Clause(tokens: start..<range.upperBound, link: link))
  }

  /// The link that begins at `index`, when a clause follows it.
  private func link(at index: Int, _ limit: Int) -> Link? {
    guard index + 3 < limit, text.tokens[index].kind == .punctuation else { return nil }
    if text.bytes[text.tokens[index].start] == UInt8(ascii: ";") { return .mark }
    guard isComma(index) else { return nil }
    let word = text.tokens[index + 1].word
    if word == Self.but || word == Self.yet { return beginsClause(index + 2, limit) ? .but : nil }
    return word == Self.and && beginsClause(index + 2, limit) ? .and : nil
  }

  /// A subject stands here: a pronoun, or a noun with its article. After what is no subject a verb must follow.
  private func beginsClause(_ index: Int, _ limit: Int) -> Bool {
    let word = text.tokens[index].word
    if Self.subjects.contains(word) { return true }
    guard !Answers.finiteVerbs.contains(word), !Self.ellipses.contains(word) else { return false }
    for place in index + 1..<min(limit, index + Self.longestSubject) {
      if text.tokens[place].kind == .punctuation { return false }
      if Answers.finiteVerbs.contains(text.tokens[place].word) { return true }
    }
    return false
  }

  private func isComma(_ index: Int) -> Bool {
    text.tokens[index].kind == .punctuation && text.bytes[text.tokens[index].start] == UInt8(ascii: ",")
  }

  private static let longestSubject = 8
  private static let so = WordHash("so")
  private static let that = WordHash("that")
  private static let but = WordHash("but")
  private static let yet = WordHash("yet")
  private static let and = WordHash("and")
  private static let subjects = Set(
    words:
      "it it's its they they're their this these that that's there there's the a an you your we our i he she his her most many some "
      + "research studies nobody none nothing")
  /// What repeats the subject: "but not", "and never", "but also".
  private static let ellipses = Set(
    words:
      "not never only also rather instead even still just especially particularly with without in for to which who"
  )
}

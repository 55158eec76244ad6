/// Finds many phrases in a text at once.
///
/// A pattern is a row of elements: `word` (any letter case; one written in capitals, such as `WHO`, matches only
/// capitals), `word*` (any word that begins so), `#` (a number in digits), `(a|b c)` (one of several), `word?` or
/// `(a|b)?` (may be missing), `~` (up to 3 words in between) and `~5` (up to 5). Hyphens are read as spaces, in the
/// pattern and in the text; gaps do not reach over punctuation.
public struct PhraseMatcher<Payload: Sendable>: Sendable {
  /// One place where a phrase was found.
  public struct Match: Sendable {
    /// Indices into ``TokenizedText/tokens``.
    public var tokens: Range<Int>
    public var payload: Payload

    @inlinable init(tokens: Range<Int>, payload: Payload) {
      self.tokens = tokens
      self.payload = payload
    }
  }

  @usableFromInline let payloads: [Payload]
  @usableFromInline let graph: PhraseGraph

  public init(_ phrases: some Sequence<(pattern: String, payload: Payload)>) throws(PhraseError) {
    var payloads: [Payload] = []
    var builder = PhraseGraphBuilder()
    for phrase in phrases {
      builder.add(try PhrasePattern(phrase.pattern), number: payloads.count)
      payloads.append(phrase.payload)
    }
    self.payloads = payloads
    graph = builder.graph()
  }

  // Inlined, so that a caller does not pay for the generic payload at every match.
  /// All places in `range` of the tokens, ordered by where they begin; they may overlap. For a phrase that ends in
  /// several places from the same beginning each is given.
  @inlinable
  public func matches(in text: TokenizedText, tokens range: Range<Int>) -> [Match] {
    graph.search(text, tokens: range).map {
      Match(tokens: Int($0.start)..<Int($0.end), payload: payloads[Int($0.phrase)])
    }
  }
}

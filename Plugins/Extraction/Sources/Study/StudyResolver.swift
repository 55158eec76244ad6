internal import ThreshKit
internal import ThreshText

/// A study as a page speaks of it, put together from all sentences about it.
struct PageStudy: Sendable {
  var design: Design?
  var designTokens: Range<Int>?
  var details: StudyDetails
  /// Words of the first mention.
  var mention: Range<Int>
  var name: String?
  /// False for studies in general.
  var isSpecific: Bool
  /// Paragraphs in which a definite noun points back to it.
  var backReferences: Set<Int> = []
  var isOwn = false
}

/// What the resolver says of one sentence.
struct ResolvedSentence: Sendable {
  enum Link: Sendable {
    /// The sentence mentions the study itself, or points to it by a noun.
    case stated
    /// It goes on with the study in so many words: "the researchers", "these findings".
    case followed
    /// It stands right after, in words that fit.
    case likely
  }

  /// Index in ``ResolvedStudies/studies``; nil when the sentence is about no study.
  var study: Int?
  var link: Link = .stated
  /// Tokens of the words that point to the study or to research in general.
  var tokens: Range<Int>?
  /// True for research without a study: "research suggests".
  var isResearch = false
  /// True when it points to a study, "the findings", of which none is near.
  var isPointing = false
  /// True when the sentence is the first to mention one study.
  var isMention = false
}

/// The studies of a page, and the sentence each is spoken of in.
struct ResolvedStudies: Sendable {
  var studies: [PageStudy] = []
  /// At the index of each sentence.
  var sentences: [ResolvedSentence] = []
  /// The one study that a page is about, such as a news article's.
  var only: Int?
}

/// Finds the studies a page speaks of, and follows each from sentence to sentence.
struct StudyResolver: Sendable {
  let cues: StudyCues
  private let reader: StudyReferenceReader

  init(cues: StudyCues) {
    self.cues = cues
    reader = StudyReferenceReader(words: cues.words)
  }

  /// - Parameters:
  ///   - isArticle: the page is a journal article, which reports a study of its own.
  ///   - title: tokens of its title, which often says of what design that study is.
  ///   - findings: units that are taken for findings of research, which rest on a study more readily than others.
  func resolve(
    _ sentences: [StudySentence], _ matches: [StudyCues.Match], _ text: TokenizedText,
    isArticle: Bool = false, title: Range<Int>? = nil, findings: Set<Int> = []
  ) -> ResolvedStudies {
    var walk = StudyWalk(words: cues.words, text: text, isArticle: isArticle)
    walk.findings = findings
    walk.ownDesign = title.flatMap { design(in: $0, matches) }
    var next = 0
    for sentence in sentences {
      let inside = StudyCues.matches(in: sentence.tokens, of: matches, from: &next)
      walk.visit(sentence, reader.read(sentence.tokens, inside, text), inside)
    }
    return walk.finish()
  }

  /// The strongest design that the words of a title name as one study.
  private func design(in title: Range<Int>, _ matches: [StudyCues.Match]) -> Found<Design>? {
    var strongest: Found<Design>?
    for match in matches where title.contains(match.tokens.lowerBound) {
      guard case .head(let design?, isPlural: false) = match.cue,
        StudyReferenceReader.rank(design) < StudyReferenceReader.rank(strongest?.value)
      else { continue }
      strongest = Found(value: design, tokens: match.tokens, rule: "title")
    }
    return strongest
  }
}

extension Array {
  /// The element at an index that may be nil or out of range.
  subscript(safe index: Int?) -> Element? {
    guard let index, indices.contains(index) else { return nil }
    return self[index]
  }
}

internal import ThreshKit

/// A unit as the rules read it: its features, and its type, certainty and direction with the cue that decided.
struct Reading: Sendable {
  let view: UnitView
  let traits: Set<Trait>
  /// False for fragments and credit lines: see ``StatementForm``.
  let hasForm: Bool
  /// Places in ``Features/names``.
  var features: [Int]
  /// It stands in a journal article, for which the models have weights of their own: see ``Features/articleNames``.
  private let isInArticle: Bool
  let words: [WordFeatures.Found]
  let type: (value: StatementType, cue: Cue)
  let certainty: (value: Certainty, cue: CueMatch?)
  let direction: (value: Direction, cue: Cue)?

  init(_ view: UnitView, traits: [Trait], words: [WordFeatures.Found], _ page: PageContext) {
    self.view = view
    self.words = words
    self.traits = Set(traits)
    isInArticle = page.article != nil
    hasForm = StatementForm.isPossible(view, traits: traits, page)
    type = TypeRules.first(view, traits: self.traits)
    certainty = CertaintyRules.read(view, type: type.value, page)
    direction = DirectionRules.read(
      view, type: type.value, certainty: certainty.value, traits: self.traits)
    features = Features.of(view, traits: traits) + [Features.index(ofRule: type.value)]
  }

  /// The names of the features, as training reads them.
  var names: [String] {
    features.map { Features.names[$0] } + (isInArticle ? features.map { Features.articleNames[$0] } : [])
  }

  /// What the models read.
  var hashes: [UInt32] {
    var list: [UInt32] = []
    list.reserveCapacity(2 * features.count + words.count)
    for feature in features { list.append(Features.hashes[feature]) }
    if isInArticle { for feature in features { list.append(Features.articleHashes[feature]) } }
    for word in words { list.append(word.hash) }
    return list
  }
}

/// What is made of a unit that is a statement: the models' type and direction, and the certainty that the rules read
/// for that type.
struct Judgement: Sendable {
  let reading: Reading
  let type: StatementModels.Answer<StatementType>
  let direction: StatementModels.Answer<Direction?>
  let certainty: (value: Certainty, cue: CueMatch?)

  /// - Parameter hashes: those of `reading`.
  init(_ reading: Reading, _ hashes: [UInt32], _ models: StatementModels, _ page: PageContext) {
    self.reading = reading
    let rules = Features.ofRules(direction: reading.direction?.value, certainty: reading.certainty.value)
    let features = hashes + rules
    var (type, types) = models.type(
      features, rows: WordRows(reading.view, page, models.vectors), words: reading.words)
    if Self.findings.contains(type.value), page.reportsOwnResult(reading.view.unit) {
      (type, types) = models.joined(types, Self.findings, into: .researchFinding)
    }
    self.type = type
    direction = models.direction(
      features, words: reading.words, types: types, rule: reading.direction?.value)
    certainty =
      type.value == reading.type.value
      ? reading.certainty : CertaintyRules.read(reading.view, type: type.value, page)
  }

  /// Types that are findings where an article tells its own results: their source is research.
  private static let findings: Set<StatementType> = [
    .effectivenessClaim, .mechanism, .course, .epidemiology, .anecdote,
  ]
}

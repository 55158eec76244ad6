internal import ThreshKit
internal import ThreshText

/// Everything that is read from data files once, and the steps from a document to its rows.
final class StatementEngine: Sendable {
  private let lexicon: Lexicon
  private let scope: LinearModel
  private let fields: FieldReader
  private let articles: ArticleReader
  private let topic: [String: String]

  init(resources: ResourceLocator, topical: [(name: String, bytes: [UInt8])], topic: [String: String])
    throws(ConfigurationError)
  {
    lexicon = try Lexicon(resources: resources, topical: topical)
    scope = try LinearModel(
      resources.read("models/scope.tsv"), name: "models/scope.tsv", features: Features.names)
    fields = try FieldReader(lexicon: lexicon, resources: resources)
    articles = try ArticleReader(resources: resources)
    self.topic = topic
  }

  func rows(of document: Document, _ report: inout Report) -> [Evidence] {
    let page = context(document)
    guard !FunctionWords.isNotEnglish(page.text, stated: document.metadata.language?.value) else {
      report.setAside("not-english", "the page is not in English")
      return []
    }
    // Who names a topic says that the pages are about it.
    guard !topic.isEmpty || !HealthMentions.areTooFew(on: page) else {
      report.setAside("not-about-health", "hardly a sentence of the page is about health")
      return []
    }
    report.count("sentences", page.units.count)
    let builder = RowBuilder(page: page)
    var rows: [Evidence] = []
    var charted: [Unit] = []
    for reading in readings(page) where reading.hasForm {
      let probability = scope.probability(reading.features)
      guard probability >= scope.threshold else { continue }
      rows.append(builder.row(reading, probability: probability))
      charted.append(reading.view.unit)
    }
    fields.fill(&rows, units: charted, page: page)
    report.count("charted", rows.count)
    return rows
  }

  func trainingUnits(of document: Document) -> [TrainingUnit] {
    let page = context(document)
    return readings(page).map { reading in
      let range = reading.view.unit.range
      return TrainingUnit(
        source: document.source, quote: page.text.string(range),
        start: page.text.scalarOffset(ofByte: range.lowerBound),
        end: page.text.scalarOffset(ofByte: range.upperBound),
        features: reading.features.map { Features.names[$0] })
    }
  }

  /// Counts what the rules say of the statements of a page.
  func audit(_ document: Document, _ rules: inout RuleAudit) {
    let page = context(document)
    guard !FunctionWords.isNotEnglish(page.text, stated: document.metadata.language?.value) else { return }
    for reading in readings(page) where reading.hasForm {
      guard scope.probability(reading.features) >= scope.threshold else { continue }
      rules.add(RuleAudit.Rule(type: reading.type.value, cue: reading.type.cue), type: reading.type.value)
    }
  }

  private func context(_ document: Document) -> PageContext {
    let text = TokenizedText(document.text)
    var matches = lexicon.matches(in: text)
    let unclear = UnclearTerms.find(matches.terms, lexicon, text)
    if !unclear.isEmpty { matches.terms.removeAll { unclear.contains($0.term) } }
    let focus = FocusFinder(
      document: document, text: text, lexicon: lexicon, matches: matches, unclear: unclear, topic: topic
    ).find()
    return PageContext(
      document: document, text: text, lexicon: lexicon, units: UnitFinder.units(of: document, text),
      focus: focus,
      matches: matches, article: articles.article(document))
  }

  private func readings(_ page: PageContext) -> [Reading] {
    var traits = TraitReader(page: page)
    var headings: [String: Heading] = [:]
    func heading(_ title: String) -> Heading {
      if let known = headings[title] { return known }
      let new = Heading(title, page)
      headings[title] = new
      return new
    }
    var readings = page.units.map { unit in
      // The page's title announces nothing about a section.
      let titles = unit.section.count > 1 ? unit.section.dropFirst().suffix(2) : unit.section[...]
      let view = UnitView(
        unit, page, heading: heading(unit.section.last ?? ""),
        isUnderHarms: titles.contains { heading($0).namesHarm })
      return Reading(view, traits: traits.traits(of: view), page)
    }
    let surroundings = Surroundings.features(of: readings.map(\.features))
    for index in readings.indices { readings[index].features += surroundings[index] }
    return readings
  }
}

/// A unit as it was read: its features, type, certainty and direction, each with the cue that decided.
struct Reading: Sendable {
  let view: UnitView
  /// False for fragments and credit lines: see ``StatementForm``.
  let hasForm: Bool
  var features: [Int]
  let type: (value: StatementType, cue: Cue)
  let certainty: (value: Certainty, cue: CueMatch?)
  let direction: (value: Direction, cue: Cue)?

  init(_ view: UnitView, traits: [Trait], _ page: PageContext) {
    self.view = view
    hasForm = StatementForm.isPossible(view, traits: traits, page)
    let set = Set(traits)
    let rule = TypeRules.first(view, traits: set)
    let isOwnFinding = Self.findings.contains(rule.type) && page.reportsOwnStudy(view.unit)
    let type = isOwnFinding ? (type: .researchFinding, cue: .researchDetail) : rule
    let certainty = CertaintyRules.read(view, type: type.type, page)
    self.type = (type.type, type.cue)
    self.certainty = (certainty.0, certainty.1)
    direction = DirectionRules.read(view, type: type.type, certainty: certainty.0, traits: set)
      .map { ($0.direction, $0.cue) }
    features = Features.of(view, traits: traits) + [Features.index(ofRule: rule.type)]
  }

  /// Types that are findings when an article tells them of its own study: their source is research.
  private static let findings: Set<StatementType> = [
    .effectivenessClaim, .mechanism, .course, .epidemiology, .anecdote,
  ]
}

internal import ThreshKit
internal import ThreshText

/// Everything that is read from data files once, and the steps from a document to its rows.
final class StatementEngine: Sendable {
  private let lexicons: Lexicons
  private let models: StatementModels
  private let fields: FieldReader
  private let articles: ArticleReader
  private let topic: [String: String]

  /// Without words, which the models know of English only, statements get lower probabilities: at this one most English
  /// pages are read best when their words are left out.
  private static let thresholdWithoutWords = 0.3

  init(resources: ResourceLocator, topical: [(name: String, bytes: [UInt8])], topic: [String: String])
    throws(ConfigurationError)
  {
    lexicons = try Lexicons(resources: resources, topical: topical)
    models = try StatementModels(resources: resources)
    fields = try FieldReader(resources: resources)
    articles = try ArticleReader(resources: resources)
    self.topic = topic
  }

  func rows(of document: Document, _ report: inout Report) -> [Evidence] {
    guard let found = find(document) else {
      report.setAside("not-english", "the page is not in English, and no lexicon is for its language")
      return []
    }
    // Who names a topic says that the pages are about it.
    guard !topic.isEmpty || !HealthMentions.areTooFew(found.units, found.matches, found.lexicon) else {
      report.setAside("not-about-health", "hardly a sentence of the page is about health")
      return []
    }
    let page = context(document, found)
    report.count("sentences", page.units.count)
    let builder = RowBuilder(page: page)
    var rows: [Evidence] = []
    var charted: [Unit] = []
    for (judgement, probability) in judgements(page) {
      rows.append(builder.row(judgement, probability: probability))
      charted.append(judgement.reading.view.unit)
    }
    fields.fill(&rows, units: charted, page: page)
    report.count("charted", rows.count)
    return rows
  }

  func trainingUnits(of document: Document) -> [TrainingUnit] {
    guard let page = context(document) else { return [] }
    return readings(page).map { reading in
      let range = reading.view.unit.range
      return TrainingUnit(
        source: document.source, quote: page.text.string(range),
        start: page.text.scalarOffset(ofByte: range.lowerBound),
        end: page.text.scalarOffset(ofByte: range.upperBound),
        features: reading.names,
        words: reading.words.map(\.hash).sorted(),
        rows: WordRows(reading.view, page, models.vectors).lists,
        type: reading.type.value, direction: reading.direction?.value,
        certainty: reading.certainty.value)
    }
  }

  /// Counts what the rules say of the statements of a page.
  func audit(_ document: Document, _ rules: inout RuleAudit) {
    guard let page = context(document) else { return }
    for (judgement, _) in judgements(page) {
      let rule = judgement.reading.type
      rules.add(RuleAudit.Rule(type: rule.value, cue: rule.cue), type: judgement.type.value)
    }
  }

  /// The units that are statements, each with the probability that it is one.
  private func judgements(_ page: PageContext) -> [(Judgement, Double)] {
    let threshold = page.lexicon.isEnglish ? models.scope.threshold : Self.thresholdWithoutWords
    return readings(page).compactMap { reading in
      guard reading.hasForm, page.lexicon.isEnglish || reading.view.isNamed(in: page) else { return nil }
      let hashes = reading.hashes
      let probability = models.scope.probability(hashes)
      guard probability >= threshold else { return nil }
      return (Judgement(reading, hashes, models, page), probability)
    }
  }

  /// The page as its readers see it; nil for one in a language for which there is no lexicon.
  private func context(_ document: Document) -> PageContext? {
    find(document).map { context(document, $0) }
  }

  /// What a page is made of, before it is asked what it is about.
  private struct Found {
    let lexicon: Lexicon
    let text: TokenizedText
    let units: [Unit]
    let matches: Lexicon.Matches
    /// Terms that the page names by an ambiguous word only; they are not among the matches.
    let unclear: Set<Int>
  }

  /// Nil for a page in a language for which there is no lexicon.
  private func find(_ document: Document) -> Found? {
    let text = TokenizedText(document.text)
    guard let lexicon = lexicons.lexicon(for: text, stated: document.metadata.language?.value) else {
      return nil
    }
    var matches = lexicon.matches(in: text)
    let unclear = UnclearTerms.find(matches.terms, lexicon, text)
    if !unclear.isEmpty { matches.terms.removeAll { unclear.contains($0.term) } }
    return Found(
      lexicon: lexicon, text: text, units: UnitFinder.units(of: document, text), matches: matches,
      unclear: unclear)
  }

  private func context(_ document: Document, _ found: Found) -> PageContext {
    let focus = FocusFinder(
      document: document, text: found.text, lexicon: found.lexicon, matches: found.matches,
      unclear: found.unclear, topic: topic
    ).find()
    return PageContext(
      document: document, text: found.text, lexicon: found.lexicon, units: found.units, focus: focus,
      matches: found.matches, article: articles.article(document, units: found.units, found.text))
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
    var words = WordFeatures(
      MaskedWords(page.text, terms: page.matches.terms, page.focus, page.lexicon), page.lexicon,
      isArticle: page.article != nil)
    var previous: Unit?
    var readings = page.units.map { unit in
      defer { previous = unit }
      // The page's title announces nothing about a section.
      let titles = unit.section.count > 1 ? unit.section.dropFirst().suffix(2) : unit.section[...]
      let view = UnitView(
        unit, page, heading: heading(unit.section.last ?? ""),
        isUnderHarms: titles.contains { heading($0).namesHarm })
      return Reading(
        view, traits: traits.traits(of: view), words: words.of(view, previous: previous), page)
    }
    let surroundings = Surroundings.features(of: readings.map(\.features))
    for index in readings.indices { readings[index].features += surroundings[index] }
    return readings
  }
}

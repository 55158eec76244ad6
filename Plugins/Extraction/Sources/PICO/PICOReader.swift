internal import Algorithms
internal import ThreshKit
internal import ThreshText

/// Finds population, condition, intervention, comparator and outcomes of a statement.
///
/// What the sentence names comes first; else what the page is about, when the sentence can only be about that.
struct PICOReader: Sendable {
  private let words: PICOWords

  init(resources: ResourceLocator) throws(ConfigurationError) {
    words = try PICOWords(resources: resources)
  }

  /// A cue in a page.
  struct Match: Sendable {
    var cue: PICOWords.Cue
    var tokens: Range<Int>
  }

  /// All cues of a page by where they begin.
  func matches(in text: TokenizedText) -> [Match] {
    words.matcher.matches(in: text, tokens: 0..<text.tokens.count)
      .map { Match(cue: $0.payload, tokens: $0.tokens) }
      .sorted {
        ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
      }
  }

  /// The page's focal intervention and condition, with the words of their names and where the page first names them.
  struct Focus: Sendable {
    struct Name: Sendable {
      let name: String
      let words: [WordHash]
      let place: Range<Int>?

      init?(_ name: String?, _ terms: Set<Int>, _ page: PageContext) {
        guard let name else { return nil }
        self.name = name
        words = TokenizedText(name).tokens.filter { $0.kind != .hyphen }.map(\.word)
        place =
          page.matches.terms.first { terms.contains($0.term) }?.tokens
          ?? PICOReader.find(words, in: 0..<page.text.tokens.count, page.text)
      }
    }

    let intervention: Name?
    let condition: Name?

    init(_ page: PageContext) {
      intervention = Name(page.focus.intervention, page.focus.interventionTerms, page)
      condition = Name(page.focus.condition, page.focus.conditionTerms, page)
    }
  }

  func fill(_ row: inout Evidence, _ unit: Unit, _ page: PageContext, _ all: [Match], _ focus: Focus) {
    let first = all.partitioningIndex { $0.tokens.lowerBound >= unit.tokens.lowerBound }
    let cues = all[first...].prefix { $0.tokens.lowerBound < unit.tokens.upperBound }
      .filter { $0.tokens.upperBound <= unit.tokens.upperBound }
    var cells = CellWriter(unit: unit, page: page)
    let comparators = comparators(cues, unit, page.text)
    if let first = comparators.first {
      row.comparator = comparators.map { page.text.string(tokens: $0) }.reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }.joined(separator: "; ")
      cells.add("comparator", first, "comparison")
    }
    fillIntervention(&row, unit, page, comparators, focus.intervention, &cells)
    fillCondition(&row, unit, page, focus.condition, &cells)
    fillOutcomes(&row, unit, page, &cells)
    if let population = cues.first(where: { $0.cue == .population }) {
      let phrase = extend(population.tokens, unit, page.text)
      row.population = page.text.string(tokens: phrase)
      cells.add("population", phrase, "population")
    }
    cells.write(to: &row)
  }

  /// The noun phrases after words that compare.
  private func comparators(_ cues: [Match], _ unit: Unit, _ text: TokenizedText) -> [Range<Int>] {
    var list: [Range<Int>] = []
    for cue in cues where cue.cue == .comparator {
      let last = cue.tokens.upperBound - 1
      let isBarred = cues.contains { $0.cue == .notComparator && $0.tokens.contains(last) }
      guard !isBarred else { continue }
      let phrase = nounPhrase(cue.tokens.upperBound, unit, text, joins: true)
      guard let first = phrase.first, text.tokens[first].kind == .word,
        !list.contains(where: { $0.overlaps(phrase) })
      else { continue }
      list.append(phrase)
    }
    return list
  }

  /// The words from `start` to where a noun phrase ends, without its article.
  private func nounPhrase(_ start: Int, _ unit: Unit, _ text: TokenizedText, joins: Bool) -> Range<Int> {
    var first = start
    while first < unit.tokens.upperBound,
      Self.articles.contains(text.tokens[first].word) || words.leading.contains(text.tokens[first].word)
    {
      first += 1
    }
    var end = first
    var brackets = 0
    while end < unit.tokens.upperBound, end < first + 14 {
      let token = text.tokens[end]
      if token.kind == .punctuation {
        if token.word == StudyWords.open {
          brackets += 1
        } else if token.word == StudyWords.close, brackets > 0 {
          brackets -= 1
        } else if brackets == 0 {
          break
        }
      } else if brackets == 0, token.kind == .word, words.ends.contains(token.word) {
        break
      } else if !joins, token.word == StudyWords.and || token.word == StudyWords.or {
        break
      } else if token.kind == .hyphen, token.spaceBefore {
        break
      }
      end += 1
    }
    if brackets > 0 { end = min(end, first + 1) }
    while end > first,
      text.tokens[end - 1].word == StudyWords.and || text.tokens[end - 1].word == StudyWords.or
    {
      end -= 1
    }
    return first..<end
  }

  private static let articles = Set(["the", "a", "an", "that", "of", "those", "their"].map { WordHash($0) })

  /// The intervention that the sentence names first, outside what it compares with; else that of the page, in the words
  /// in which the page first names it. The cell holds the words, its state the vocabulary's name.
  private func fillIntervention(
    _ row: inout Evidence, _ unit: Unit, _ page: PageContext, _ comparators: [Range<Int>],
    _ focus: Focus.Name?, _ cells: inout CellWriter
  ) {
    let named = page.terms(in: unit.tokens).filter { match in
      page.lexicon.terms[match.term].kind == .interventions
        && !comparators.contains { $0.overlaps(match.tokens) }
    }
    let focal = named.first { page.focus.interventionTerms.contains($0.term) } ?? named.first
    if let focal {
      row.intervention = page.text.string(tokens: focal.tokens)
      cells.add(
        "intervention", focal.tokens, CellState.rule(term: page.lexicon.terms[focal.term].name))
      return
    }
    guard let focus else { return }
    if let place = Self.find(focus.words, in: unit.tokens, page.text) {
      row.intervention = page.text.string(tokens: place)
      cells.add("intervention", place, CellState.rule(term: focus.name))
    } else if row.type != .epidemiology, let place = focus.place {
      row.intervention = page.text.string(tokens: place)
      cells.add("intervention", place, CellState.rule(term: focus.name), isFocus: true)
    }
  }

  /// The conditions named; else the focal one, where the statement can be about one.
  private func fillCondition(
    _ row: inout Evidence, _ unit: Unit, _ page: PageContext, _ focus: Focus.Name?,
    _ cells: inout CellWriter
  ) {
    let named = page.terms(in: unit.tokens).filter { page.lexicon.terms[$0.term].kind == .conditions }
    if let first = named.first {
      var list: [String] = []
      for match in named {
        let name = page.text.string(tokens: match.tokens)
        let folded = name.lowercased()
        if !list.contains(where: { $0.lowercased().contains(folded) }) { list.append(name) }
      }
      row.condition = list.joined(separator: ", ")
      cells.add("condition", first.tokens, CellState.rule(term: page.lexicon.terms[first.term].name))
      return
    }
    guard let focus else { return }
    if let place = Self.find(focus.words, in: unit.tokens, page.text) {
      row.condition = page.text.string(tokens: place)
      cells.add("condition", place, CellState.rule(term: focus.name))
      return
    }
    guard row.canHave(.condition), let place = focus.place else { return }
    row.condition = page.text.string(tokens: place)
    cells.add("condition", place, CellState.rule(term: focus.name), isFocus: true)
  }

  /// Outcomes of the vocabularies. The pain of "back pain" is the condition's.
  private func fillOutcomes(
    _ row: inout Evidence, _ unit: Unit, _ page: PageContext, _ cells: inout CellWriter
  ) {
    guard row.type != .cost, row.type != .advice, row.type != .tradition, row.type != .endorsement else {
      return
    }
    let terms = page.terms(in: unit.tokens)
    func isPartOfCondition(_ tokens: Range<Int>) -> Bool {
      terms.contains {
        page.lexicon.terms[$0.term].kind == .conditions && $0.tokens.count > tokens.count
          && $0.tokens.overlaps(tokens)
      }
    }
    var found: [Range<Int>] = []
    for match in terms where page.lexicon.terms[match.term].kind == .outcomes {
      guard !found.contains(where: { $0.overlaps(match.tokens) }), !isPartOfCondition(match.tokens) else {
        continue
      }
      found.append(match.tokens)
    }
    found.sort { $0.lowerBound < $1.lowerBound }
    guard let first = found.first else { return }
    row.outcomes = found.map { page.text.string(tokens: $0).lowercased() }.reduce(into: []) { list, name in
      if !list.contains(name) { list.append(name) }
    }
    cells.add("outcomes", first, "outcome-word")
  }

  /// Takes in what people have: "patients with chronic low back pain".
  private func extend(_ tokens: Range<Int>, _ unit: Unit, _ text: TokenizedText) -> Range<Int> {
    guard let last = tokens.last,
      words.ends.contains(text.tokens[last].word) || text.tokens[last].word == Self.aged
    else {
      return tokens
    }
    let phrase = nounPhrase(tokens.upperBound, unit, text, joins: false)
    return tokens.lowerBound..<max(tokens.upperBound, phrase.upperBound)
  }

  private static let aged = WordHash("aged")

  /// The tokens in a range that read `wanted`, over hyphens and in any letter case.
  private static func find(_ wanted: [WordHash], in range: Range<Int>, _ text: TokenizedText) -> Range<Int>? {
    guard let head = wanted.first else { return nil }
    for start in range where text.tokens[start].word == head {
      var index = start
      var matched = 0
      while index < range.upperBound, matched < wanted.count {
        if text.tokens[index].kind == .hyphen {
          index += 1
          continue
        }
        guard text.tokens[index].word == wanted[matched] else { break }
        matched += 1
        index += 1
      }
      if matched == wanted.count { return start..<index }
    }
    return nil
  }
}

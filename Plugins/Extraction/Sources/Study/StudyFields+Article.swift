internal import ThreshKit
internal import ThreshText

/// What a journal article adds: its metadata tell its own study apart, its list of references the studies it cites.
extension StudyFields {
  /// Types of statement that an article's own study can back without being named.
  static let backed: Set<StatementType> = Set(StatementType.allCases).subtracting([
    .advice, .tradition, .endorsement,
  ])

  /// Fills the study of a row that rests on the article's own study. What the article says about itself stands in no
  /// sentence, so such cells are carried and have no place.
  func writeOwn(_ study: PageStudy, _ article: Article, _ row: inout Evidence, _ cells: inout CellWriter) {
    let metadata = article.document.metadata
    func carried<Value>(_ field: String, _ value: Value?) -> Value? {
      if value != nil { cells.addMetadata(field) }
      return value
    }
    if row.study.design == nil { row.study.design = carried("study_design", article.design) }
    row.study.year = carried("study_year", article.year) ?? row.study.year
    row.study.venue = carried("study_venue", metadata.journal?.value) ?? row.study.venue
    row.study.author = carried("study_author", metadata.authors.first?.value) ?? row.study.author
  }

  /// Cites the article itself, under its title.
  func citeOwn(
    _ study: PageStudy, _ article: Article, _ row: inout Evidence, _ page: PageContext, _ cells: CellWriter
  ) {
    let metadata = article.document.metadata
    let title = article.title.map { page.text.tokens(inScalars: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    let mention = title ?? study.mention
    if let place = cells.scalars(mention) {
      row.citation = Citation(
        mention: page.text.string(tokens: mention), start: place.lowerBound, end: place.upperBound,
        doi: metadata.doi?.value, pmid: metadata.pmid?.value, isOwn: true)
    }
    let isNamed =
      metadata.doi != nil || metadata.pmid != nil || metadata.journal != nil || article.year != nil
    row.citationStatus = isNamed ? .named : .vague
  }

  /// Cites what a sentence refers to by a number, `[3]`; it must stand outside the article's own sections. Of several entries none
  /// can be told to be the one.
  func citeEntries(_ article: Article, _ row: inout Evidence, _ page: PageContext) {
    guard row.citation == nil, Self.backed.contains(row.type) else { return }
    let cited = article.citations(in: row.start..<row.end)
    guard let first = cited.first, let last = cited.last else { return }
    let text = page.text
    let bytes = text.byteOffset(ofScalar: first.link.start)..<text.byteOffset(ofScalar: last.link.end)
    let only = cited.allSatisfy { $0.entry == first.entry } ? first.entry : nil
    row.citation = Citation(
      mention: text.string(bytes), start: first.link.start, end: last.link.end, doi: only?.doi,
      pmid: only?.pmid, url: only?.url)
    row.citationStatus = .linked
    if only == nil { row.states[ChartedField.study] = CellState(.unclear, rule: "several-references") }
  }
}

extension PageContext {
  /// Whether a unit stands among an article's own results and cites nobody.
  func reportsOwnResult(_ unit: Unit) -> Bool {
    article?.sections[unit.index].part == .results && reportsOwnStudy(unit)
  }

  /// Whether a unit stands where an article tells of its own study and cites nobody.
  func reportsOwnStudy(_ unit: Unit) -> Bool {
    guard let article, article.isInOwnSection(unit) else { return false }
    let start = text.scalarOffset(ofByte: unit.range.lowerBound)
    return article.citations(in: start..<max(start, text.scalarOffset(ofByte: unit.range.upperBound))).isEmpty
  }
}

extension TokenizedText {
  /// The tokens in a range of Unicode scalars.
  func tokens(inScalars range: Range<Int>) -> Range<Int> {
    tokens(in: byteOffset(ofScalar: range.lowerBound)..<byteOffset(ofScalar: range.upperBound))
  }
}

internal import Algorithms
internal import ThreshKit
internal import ThreshText

/// Fills the study of rows from what the resolver found on the page.
struct StudyFields: Sendable {
  private let resolver: StudyResolver
  private let institutions: InstitutionReader

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let cues = try StudyCues(resources: resources)
    resolver = StudyResolver(cues: cues)
    institutions = InstitutionReader(words: cues.words)
  }

  func fill(_ rows: inout [Evidence], units: [Unit], page: PageContext) {
    let article = page.article
    let sentences = Self.sentences(of: page)
    let matches = resolver.cues.matches(in: page.text)
    let findings = zip(rows, units).filter { $0.0.type == .researchFinding }.map(\.1.index)
    let resolved = resolver.resolve(
      sentences, matches, page.text, isArticle: article != nil,
      title: article?.title.map { page.text.tokens(inScalars: $0) }, findings: Set(findings))
    let agencies = institutions.read(sentences, matches, page.text)
    var firstOfUnit: [Int: Int] = [:]
    for (index, sentence) in sentences.enumerated() where firstOfUnit[sentence.unit] == nil {
      firstOfUnit[sentence.unit] = index
    }
    for index in rows.indices where units.indices.contains(index) {
      let unit = units[index]
      guard let first = firstOfUnit[unit.index] else { continue }
      let range = first..<(sentences[first...].firstIndex { $0.unit != unit.index } ?? sentences.count)
      var cells = CellWriter(unit: unit, page: page)
      fill(&rows[index], range, resolved, page, &cells)
      if let article, !article.isInOwnSection(unit) { citeEntries(article, &rows[index], page) }
      if rows[index].study.institution == nil {
        institutions.fill(&rows[index], agencies[range], &cells)
      }
      cells.write(to: &rows[index])
    }
  }

  static func sentences(of page: PageContext) -> [StudySentence] {
    var list: [StudySentence] = []
    for unit in page.units {
      let block = unit.blocks.lowerBound
      let kind = page.document.blocks.indices.contains(block) ? page.document.blocks[block].kind : .paragraph
      let isOwnReport = page.reportsOwnStudy(unit)
      for (position, range) in unit.sentences.enumerated() {
        list.append(
          StudySentence(
            range: range, tokens: page.text.tokens(in: range), unit: unit.index,
            paragraph: unit.kind == .list ? block + position : block,
            isListItem: kind == .listItem || unit.kind == .list && position > 0, section: unit.section,
            isOwnReport: isOwnReport))
      }
    }
    return list.filter { !$0.tokens.isEmpty }
  }

  /// The sentence of a unit that says most about a study.
  private func best(_ range: Range<Int>, _ resolved: ResolvedStudies) -> Int? {
    func weight(_ index: Int) -> Int {
      let sentence = resolved.sentences[index]
      guard let study = sentence.study else { return sentence.isResearch ? 1 : 0 }
      return (resolved.studies[study].isSpecific ? 4 : 2) + (sentence.link == .stated ? 1 : 0)
    }
    return range.max { (weight($0), -$0) < (weight($1), -$1) }
  }

  private func fill(
    _ row: inout Evidence, _ range: Range<Int>, _ resolved: ResolvedStudies, _ page: PageContext,
    _ cells: inout CellWriter
  ) {
    guard let index = best(range, resolved) else { return }
    var sentence = resolved.sentences[index]
    // Other types rest on no study unless the sentence itself brings one in.
    let details = resolved.studies[safe: sentence.study]?.details
    let isNamed = sentence.isMention && (details?.year != nil || details?.venue != nil)
    let isOwn = resolved.studies[safe: sentence.study]?.isOwn ?? false
    guard
      row.type == .researchFinding || isNamed
        || isOwn && (Self.backed.contains(row.type) || sentence.link == .stated)
    else { return }
    if sentence.study == nil, !sentence.isResearch || sentence.isPointing, let only = resolved.only {
      sentence.study = only
      sentence.link = .likely
    }
    guard let number = sentence.study else {
      if sentence.isResearch { row.citationStatus = .vague }
      return
    }
    let study = resolved.studies[number]
    write(study, sentence, &row, &cells)
    if study.isOwn, let article = page.article {
      writeOwn(study, article, &row, &cells)
      citeOwn(study, article, &row, page, cells)
      return
    }
    cite(study, sentence, &row, page, cells)
  }

  private func write(
    _ study: PageStudy, _ sentence: ResolvedSentence, _ row: inout Evidence, _ cells: inout CellWriter
  ) {
    row.study.design = study.design
    if let design = study.design, let tokens = study.designTokens {
      cells.add("study_design", tokens, "study-design-" + design.rawValue)
    }
    guard study.isSpecific else { return }
    let details = study.details
    row.study.year = cells.take("study_year", details.year)
    row.study.venue = cells.take("study_venue", details.venue)
    row.study.institution = cells.take("study_institution", details.institution)
    row.study.author = cells.take("study_author", details.author)
    row.study.nStudies = cells.take("study_n_studies", details.nStudies)
    row.study.nParticipants = cells.take("study_n_participants", details.nParticipants)
  }

  private func cite(
    _ study: PageStudy, _ sentence: ResolvedSentence, _ row: inout Evidence, _ page: PageContext,
    _ cells: CellWriter
  ) {
    let links = StudyLinks(page.document, in: row.start..<row.end)
    let mentionLinks = place(around: study.mention, page).map { StudyLinks(page.document, in: $0) }
    let identified = links.isEmpty ? (study.isSpecific ? mentionLinks ?? links : links) : links
    if let place = cells.scalars(study.mention) {
      row.citation = Citation(
        mention: page.text.string(tokens: study.mention), start: place.lowerBound, end: place.upperBound,
        doi: identified.doi, pmid: identified.pmid, url: identified.url, isOwn: study.isOwn)
    }
    let details = study.details
    let isNamed =
      study.isSpecific
      && (details.venue != nil || details.author != nil || details.institution != nil || details.year != nil
        || study.name != nil)
    row.citationStatus = !identified.isEmpty ? .linked : isNamed ? .named : .vague
  }

  /// The sentence of a mention, in Unicode scalars of the document's text.
  private func place(around mention: Range<Int>, _ page: PageContext) -> Range<Int>? {
    let after = page.units.partitioningIndex { $0.tokens.lowerBound > mention.lowerBound }
    guard after > 0, page.text.tokens.indices.contains(mention.lowerBound) else { return nil }
    let byte = page.text.tokens[mention.lowerBound].start
    guard let range = page.units[after - 1].sentences.first(where: { $0.contains(byte) }) else { return nil }
    let start = page.text.scalarOffset(ofByte: range.lowerBound)
    return start..<max(start, page.text.scalarOffset(ofByte: range.upperBound))
  }
}

internal import ThreshKit

/// Fills the fields of rows: the study a statement rests on, population, condition, intervention, comparator, outcomes
/// and statistics.
struct FieldReader: Sendable {
  private let studies: StudyFields
  private let statistics: StatisticsReader
  private let pico: PICOReader

  init(resources: ResourceLocator) throws(ConfigurationError) {
    studies = try StudyFields(resources: resources)
    statistics = try StatisticsReader(resources: resources)
    pico = try PICOReader(resources: resources)
  }

  /// - Parameters:
  ///   - rows: the statements of a page in text order, with type, direction and certainty.
  ///   - units: the unit of each row, at the same index.
  ///   - page: the page they stand on, with all its units.
  func fill(_ rows: inout [Evidence], units: [Unit], page: PageContext) {
    studies.fill(&rows, units: units, page: page)
    let cues = pico.matches(in: page.text)
    let focus = PICOReader.Focus(page)
    let effects = statistics.effects(in: page.text)
    for index in rows.indices where units.indices.contains(index) {
      pico.fill(&rows[index], units[index], page, cues, focus)
      fillStatistics(&rows[index], units[index], page, effects)
    }
  }

  private func fillStatistics(
    _ row: inout Evidence, _ unit: Unit, _ page: PageContext, _ effects: [Range<Int>]
  ) {
    let readings = unit.sentences.flatMap {
      statistics.read(page.text.tokens(in: $0), page.text, effects: effects)
    }
    row.statistics = readings.map(\.statistic)
    guard let first = readings.first, let last = readings.last else { return }
    var cells = CellWriter(unit: unit, page: page)
    cells.add("statistics", first.tokens.lowerBound..<last.tokens.upperBound, "numbers")
    cells.write(to: &row)
  }
}

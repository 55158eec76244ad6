internal import ThreshKit
internal import ThreshText

/// Notes for each cell of a row which words of the page it rests on.
struct CellWriter {
  let unit: Unit
  let page: PageContext
  private var states: [String: CellState] = [:]

  init(unit: Unit, page: PageContext) {
    self.unit = unit
    self.page = page
  }

  /// The place of tokens in Unicode scalars of the document's text.
  func scalars(_ tokens: Range<Int>) -> Range<Int>? {
    let all = page.text.tokens
    guard !tokens.isEmpty, tokens.lowerBound >= 0, tokens.upperBound <= all.count else { return nil }
    let start = page.text.scalarOffset(ofByte: all[tokens.lowerBound].start)
    return start..<max(start, page.text.scalarOffset(ofByte: all[tokens.upperBound - 1].end))
  }

  /// - Parameter isFocus: the value is what the page is about, not what the sentence names.
  mutating func add(_ field: String, _ tokens: Range<Int>, _ rule: String, isFocus: Bool = false) {
    guard let place = scalars(tokens) else { return }
    let first = page.text.tokens[tokens.lowerBound].start
    let isInside = unit.range.contains(first)
    states[field] = CellState(
      .reported, basis: isInside ? .stated : isFocus ? .pageFocus : .carried, start: place.lowerBound,
      end: place.upperBound, rule: rule)
  }

  /// Notes a value that the page says about itself and that no sentence states: it has no place.
  mutating func addMetadata(_ field: String) {
    states[field] = CellState(.reported, basis: .carried, rule: "article-metadata")
  }

  /// The value, noted under `field`.
  mutating func take<Value>(_ field: String, _ found: Found<Value>?) -> Value? {
    guard let found else { return nil }
    add(field, found.tokens, found.rule)
    return found.value
  }

  func write(to row: inout Evidence) {
    row.states.merge(states) { _, new in new }
  }
}

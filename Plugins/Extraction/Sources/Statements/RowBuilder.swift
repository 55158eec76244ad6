internal import ThreshKit
internal import ThreshText

/// Makes the row of a statement: its words and place, and what was read from it.
struct RowBuilder {
  let page: PageContext

  func row(_ reading: Reading, probability: Double) -> Evidence {
    let unit = reading.view.unit
    let text = page.text
    let start = text.scalarOffset(ofByte: unit.range.lowerBound)
    let quote = text.string(unit.range)
    var row = Evidence(
      sourceID: page.document.id, source: page.document.source, quote: quote, start: start,
      end: text.scalarOffset(ofByte: unit.range.upperBound), type: reading.type.value,
      certainty: reading.certainty.value, direction: reading.direction?.value, section: unit.section)
    row.speaker = unit.speaker
    row.prefix = text.string(text.byteOffset(ofScalar: start - 32)..<unit.range.lowerBound)
    row.suffix = text.string(unit.range.upperBound..<text.byteOffset(ofScalar: row.end + 32))
    row.link = page.document.url.map { TextFragment.link(to: $0.value, quote: quote) }

    let strength = Self.strength(of: reading)
    row.confidence = Self.rounded((probability + strength) / 2)
    // Only research is carried on from sentence to sentence; any other type without a cue is the last resort.
    row.states["type"] =
      state(reading.type.cue, reading.view, strength)
      ?? (reading.type.value == .researchFinding
        ? CellState(.reported, basis: .carried, rule: reading.type.cue.name, confidence: strength)
        : CellState(.reported, basis: .stated, rule: "no-cue", confidence: strength))
    row.states["certainty"] =
      reading.certainty.cue.map { state($0.tokens, rule: $0.cue.name) }
      ?? CellState(.reported, basis: .stated, rule: "no-cue")
    row.states["direction"] =
      reading.direction.map {
        state($0.cue, reading.view, nil) ?? CellState(.reported, basis: .stated, rule: "no-cue")
      }
    return row
  }

  /// The state of a value that rests on `cue`; nil when the unit does not have it.
  private func state(_ cue: Cue, _ view: UnitView, _ confidence: Double?) -> CellState? {
    let match =
      view.cues.first { $0.cue == cue && view.isInMain($0) }
      ?? view.cues.first { $0.cue == cue }
    return match.map { state($0.tokens, rule: cue.name, confidence: confidence) }
  }

  private func state(_ tokens: Range<Int>, rule: String, confidence: Double? = nil) -> CellState {
    let words = page.text.tokens[tokens]
    return CellState(
      .reported, basis: .stated, start: words.first.map { page.text.scalarOffset(ofByte: $0.start) },
      end: words.last.map { page.text.scalarOffset(ofByte: $0.end) }, rule: rule, confidence: confidence)
  }

  /// How far the rule that gave the type can be trusted: a named source more than a rule of last resort.
  private static func strength(of reading: Reading) -> Double {
    guard reading.view.inMain.contains(reading.type.cue) else { return 0.5 }
    switch reading.type.value {
    case .researchFinding, .safety, .endorsement: return 0.9
    case .advice, .tradition, .cost, .effectivenessClaim: return 0.8
    case .anecdote, .mechanism, .course, .epidemiology: return 0.7
    }
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

internal import ThreshKit
internal import ThreshText

/// Makes the row of a statement: its words and place, and what was read from it.
struct RowBuilder {
  let page: PageContext

  func row(_ judgement: Judgement, probability: Double) -> Evidence {
    let reading = judgement.reading
    let unit = reading.view.unit
    let text = page.text
    let start = text.scalarOffset(ofByte: unit.range.lowerBound)
    let quote = text.string(unit.range)
    var row = Evidence(
      sourceID: page.document.id, source: page.document.source, quote: quote, start: start,
      end: text.scalarOffset(ofByte: unit.range.upperBound), type: judgement.type.value,
      certainty: judgement.certainty.value, direction: judgement.direction.value, section: unit.section)
    row.speaker = unit.speaker
    row.prefix = text.string(text.byteOffset(ofScalar: start - 32)..<unit.range.lowerBound)
    row.suffix = text.string(unit.range.upperBound..<text.byteOffset(ofScalar: row.end + 32))
    row.link = page.document.url.map { TextFragment.link(to: $0.value, quote: quote) }
    row.confidence = Self.rounded(probability * judgement.type.probability)

    let typeCue = judgement.type.value == reading.type.value ? reading.type.cue : nil
    row.states["type"] = state(typeCue, judgement.type, reading.view)
    row.states["certainty"] =
      judgement.certainty.cue.map { state($0.tokens, rule: $0.cue.name) }
      ?? CellState(.reported, basis: .stated, rule: "no-cue")
    if judgement.direction.value != nil {
      let cue =
        judgement.direction.value == reading.direction?.value ? reading.direction?.cue : nil
      row.states["direction"] = state(cue, judgement.direction, reading.view)
    }
    return row
  }

  /// The state of a model's answer: it rests on the words of the rule's cue when the rules say the same, else on the word
  /// that speaks most for it. What only words elsewhere tell, of the heading or the sentence before, is carried.
  private func state<Value>(_ cue: Cue?, _ answer: StatementModels.Answer<Value>, _ view: UnitView)
    -> CellState
  {
    let confidence = Self.rounded(answer.probability)
    if let cue, let state = state(cue, view, confidence) { return state }
    let rule = cue?.name ?? "model"
    guard let token = answer.token else {
      return CellState(.reported, basis: .carried, rule: rule, confidence: confidence)
    }
    return state(token..<token + 1, rule: rule, confidence: confidence)
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

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

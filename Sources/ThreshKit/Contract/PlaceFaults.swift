/// Looks for places that are not what they are said to be: quotes, blocks, links, cells.
enum PlaceFaults {
  struct Fault: Hashable {
    var message: String
    var mend: String
  }

  /// What is wrong with the places in `output`, made of `input`: one record of a map stage, or of a group stage the one
  /// with the same id.
  static func found(in output: RecordBatch, of input: RecordBatch) -> [Fault] {
    switch (input, output) {
    case (.pages(let pages), .documents(let documents)):
      documents.flatMap { identity($0, pages[0]) + faults(of: $0) }
    case (.documents(let old), .documents(let new)):
      new.flatMap { document in
        (document.id == old[0].id ? [] : [otherPage(document.id, old[0].id)]) + faults(of: document)
      }
    case (.documents(let documents), .evidence(let rows)):
      repeated(rows) + rows.flatMap { faults(of: $0, in: documents[0]) }
    case (.evidence(let old), .evidence(let new)):
      repeated(new) + new.flatMap { faults(of: $0, from: old[0]) }
    default: []
    }
  }

  private static let scalars =
    "count Unicode scalars of `text` from its beginning, not bytes and not characters, and take the quote from "
    + "`text` itself"

  private static func otherPage(_ found: String, _ expected: String) -> Fault {
    Fault(
      message: "what came out belongs to the page '\(found)', not to '\(expected)'",
      mend: "hand on the id of the record it was made from")
  }

  private static func identity(_ document: Document, _ page: Page) -> [Fault] {
    var faults = document.id == page.id ? [] : [otherPage(document.id, page.id)]
    if document.source != page.fileName {
      faults.append(
        Fault(
          message:
            "the document's source is '\(document.source)', the page's file name is '\(page.fileName)'",
          mend: "set `source` to page.fileName"))
    }
    return faults
  }

  private static func faults(of document: Document) -> [Fault] {
    document.misplaced.map {
      Fault(message: $0, mend: scalars + "; blocks stand in order, none inside another")
    }
  }

  private static func repeated(_ rows: [Evidence]) -> [Fault] {
    let ids = rows.map(\.id)
    guard Set(ids).count < ids.count else { return [] }
    return [
      Fault(
        message: "two rows have one id, and tables keep only the first",
        mend: "give each place of a page one row; the id is Evidence.makeID(sourceID:start:end:)")
    ]
  }

  private static func faults(of row: Evidence, in document: Document) -> [Fault] {
    let check = QuoteCheck(document.text)
    let count = document.text.unicodeScalars.count
    var faults = row.sourceID == document.id ? [] : [otherPage(row.sourceID, document.id)]
    func expect(_ text: String, _ start: Int, _ end: Int, _ what: String) {
      if check.holds(text, start: start, end: end) { return }
      faults.append(
        Fault(message: "the \(what) “\(text.prefix(60))” is not the text at \(start)..<\(end)", mend: scalars)
      )
    }
    if row.source != document.source {
      faults.append(
        Fault(
          message: "the row's source is '\(row.source)', the document's is '\(document.source)'",
          mend: "set `source` to document.source"))
    }
    expect(row.quote, row.start, row.end, "quote")
    expect(row.prefix, row.start &- row.prefix.unicodeScalars.count, row.start, "prefix")
    expect(row.suffix, row.end, row.end &+ row.suffix.unicodeScalars.count, "suffix")
    if let citation = row.citation { expect(citation.mention, citation.start, citation.end, "mention") }
    for (field, state) in row.states.sorted(by: { $0.key < $1.key }) {
      guard let start = state.start, let end = state.end, !(0 <= start && start <= end && end <= count) else {
        continue
      }
      faults.append(
        Fault(message: "the words of '\(field)' are at \(start)..<\(end), outside the text", mend: scalars))
    }
    return faults
  }

  private static func faults(of row: Evidence, from old: Evidence) -> [Fault] {
    var faults = row.sourceID == old.sourceID ? [] : [otherPage(row.sourceID, old.sourceID)]
    let isInside = old.start <= row.start && row.start <= row.end && row.end <= old.end
    // Sums that may not fit a number wrap around: a place may be anything.
    let place = (start: row.start &- old.start, end: row.end &- old.start)
    if !isInside || !QuoteCheck(old.quote).holds(row.quote, start: place.start, end: place.end) {
      // A record that was wrong when it came in may go out as it was.
      if (row.quote, row.start, row.end) == (old.quote, old.start, old.end) { return faults }
      faults.append(
        Fault(
          message:
            "the quote “\(row.quote.prefix(60))” at \(row.start)..<\(row.end) is not in the row it was made of",
          mend: "leave quote, start and end as they are, or cut all three alike"))
    }
    return faults
  }
}

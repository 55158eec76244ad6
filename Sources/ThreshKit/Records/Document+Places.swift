extension Document {
  /// What is wrong with the places in the document, in words; empty when all lie in its text and blocks stand in order,
  /// none inside another.
  public var misplaced: [String] {
    let count = text.unicodeScalars.count
    var faults: [String] = []
    func check(_ start: Int, _ end: Int, _ what: String) {
      if 0 <= start, start <= end, end <= count { return }
      faults.append("\(what) at \(start)..<\(end) of a text of \(count) Unicode scalars")
    }
    var last = 0
    for block in blocks {
      check(block.start, block.end, "a \(block.kind.rawValue) block")
      if block.start < last {
        faults.append(
          "the \(block.kind.rawValue) block at \(block.start) begins before the one above it ends")
      }
      last = block.end
    }
    for link in links { check(link.start, link.end, "a link") }
    for passage in (answers ?? []).flatMap(\.passages) { check(passage.start, passage.end, "an answer") }
    for cell in tables.flatMap(\.cells) { check(cell.start, cell.end, "a table cell") }
    return faults
  }
}

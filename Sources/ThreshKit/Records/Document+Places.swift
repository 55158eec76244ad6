extension Document {
  /// What is wrong with the places in the document, in words; empty when all lie in its text and blocks stand in order,
  /// none inside another.
  public var misplaced: [String] {
    let count = text.unicodeScalars.count
    var faults: [String] = []
    func check(_ start: Int, _ end: Int, _ what: @autoclosure () -> String) {
      if 0 <= start, start <= end, end <= count { return }
      faults.append("\(what()) at \(start)..<\(end) of a text of \(count) Unicode scalars")
    }
    var last = 0
    // Looked at where they stand: there are many, and a copy of one takes longer than the look.
    for index in blocks.indices {
      let (kind, start, end) = (blocks[index].kind, blocks[index].start, blocks[index].end)
      check(start, end, "a \(kind.rawValue) block")
      if start < last {
        faults.append("the \(kind.rawValue) block at \(start) begins before the one above it ends")
      }
      last = end
    }
    for link in links { check(link.start, link.end, "a link") }
    for passage in (answers ?? []).flatMap(\.passages) { check(passage.start, passage.end, "an answer") }
    for table in tables {
      for cell in table.cells { check(cell.start, cell.end, "a table cell") }
    }
    return faults
  }
}

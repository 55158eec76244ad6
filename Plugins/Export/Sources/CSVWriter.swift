internal import ThreshKit

/// Writes a table as CSV (RFC 4180): quotes only where needed, null as nothing at all, an empty text as `""`.
struct CSVWriter {
  /// Put an apostrophe before text that a spreadsheet would run as a formula.
  var guardsFormulas = true
  /// Byte order mark and CRLF line ends.
  var forExcel = false

  func bytes(of table: TableView) -> [UInt8] {
    var out: [UInt8] = forExcel ? [0xEF, 0xBB, 0xBF] : []
    let columns = table.columns.indices.filter { !table.columns[$0].isJSONOnly }
    let extra = table.columns.firstIndex { $0.type == .anyObject }
    let header = columns.map { table.columns[$0].name } + table.extraNames.map { "extra." + $0 }
    write(header.map(JSONValue.string), to: &out)
    for index in 0..<table.count {
      let row = table.row(index)
      var cells = columns.map { row[$0] }
      if let extra { cells += table.extraNames.map { row[extra][$0] ?? .null } }
      write(cells, to: &out)
    }
    return out
  }

  private func write(_ cells: [JSONValue], to out: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if var text = CellText.of(cell) {
        text.withUTF8 { write($0, isText: cell.isText, to: &out) }
      }
    }
    if forExcel { out.append(UInt8(ascii: "\r")) }
    out.append(UInt8(ascii: "\n"))
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>, isText: Bool, to out: inout [UInt8]) {
    guard let first = text.first else {
      out.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")])
      return
    }
    let isGuarded = guardsFormulas && isText && Self.startsFormula(first)
    guard text.contains(where: Self.needsQuotes) else {
      if isGuarded { out.append(UInt8(ascii: "'")) }
      out.append(contentsOf: text)
      return
    }
    out.append(UInt8(ascii: "\""))
    if isGuarded { out.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), 0x0A, 0x0D: true
    default: false
    }
  }
}

extension JSONValue {
  /// True unless it is written as a bare number or truth value.
  fileprivate var isText: Bool {
    switch self {
    case .string, .array, .object: true
    case .null, .bool, .int, .double: false
    }
  }
}

internal import ThreshKit

/// Writes a table as CSV (RFC 4180): quotes only where needed, null as nothing at all, an empty text as `""`.
struct CSVWriter {
  /// Put an apostrophe before text that a spreadsheet would run as a formula.
  var guardsFormulas = true
  /// Byte order mark and CRLF line ends.
  var forExcel = false

  /// The names of the columns, and what goes before them.
  func header(of table: TableView) -> [UInt8] {
    var out: [UInt8] = forExcel ? [0xEF, 0xBB, 0xBF] : []
    let columns = table.columns.filter { !$0.isJSONOnly }
    let names = columns.map(\.name) + table.extraNames.map { "extra." + $0 }
    for (index, name) in names.enumerated() { write(name, isText: true, isFirst: index == 0, to: &out) }
    endLine(&out)
    return out
  }

  func bytes(of table: TableView, rows: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(rows.count * 512)
    let areTexts = table.columns.filter { !$0.isJSONOnly }.map(\.type.isText)
    table.forEachRow(in: rows) { texts, extra in
      for (index, text) in texts.enumerated() {
        write(text, isText: areTexts[index], isFirst: index == 0, to: &out)
      }
      for value in extra { write(CellText.of(value), isText: value.isText, isFirst: false, to: &out) }
      endLine(&out)
    }
    return out
  }

  private func write(_ text: String?, isText: Bool, isFirst: Bool, to out: inout [UInt8]) {
    if !isFirst { out.append(UInt8(ascii: ",")) }
    guard var text else { return }
    text.withUTF8 { write($0, isText: isText, to: &out) }
  }

  private func endLine(_ out: inout [UInt8]) {
    if forExcel { out.append(UInt8(ascii: "\r")) }
    out.append(UInt8(ascii: "\n"))
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>, isText: Bool, to out: inout [UInt8]) {
    guard let first = text.first else {
      out.append(UInt8(ascii: "\""))
      out.append(UInt8(ascii: "\""))
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
    var copied = 0
    for index in text.indices where text[index] == UInt8(ascii: "\"") {
      // Up to the quotation mark and with it; the next stretch begins with the same mark again.
      out.append(contentsOf: text[copied...index])
      copied = index
    }
    out.append(contentsOf: text[copied...])
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

extension ColumnType {
  /// True unless its values are bare numbers or truth values.
  fileprivate var isText: Bool {
    switch self {
    case .integer, .number, .flag: false
    case .text, .choice, .list, .object, .anyObject: true
    }
  }
}

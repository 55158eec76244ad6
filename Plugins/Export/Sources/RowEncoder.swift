internal import ThreshKit

/// Writes rows of one table as JSON objects, with the columns of a group nested in one object.
struct RowEncoder {
  /// What is written before each column's value: separators, opening braces and the member's name.
  private let prefixes: [[UInt8]]
  private let end: [UInt8]

  init(_ table: TableView) {
    var prefixes: [[UInt8]] = []
    var open: String?
    var isFirst = true
    for column in table.columns {
      var writer = JSONWriter()
      if open != nil, open != column.group { writer.append("}") }
      if isFirst { writer.append("{") } else if open == nil || open != column.group { writer.append(",") }
      if let group = column.group {
        if open == group {
          writer.append(",")
        } else {
          writer.string(group)
          writer.append(":{")
        }
      }
      open = column.group
      isFirst = false
      writer.string(column.member)
      writer.append(":")
      prefixes.append(writer.bytes)
    }
    self.prefixes = prefixes
    end = Array((open == nil ? "}" : "}}").utf8)
  }

  func write(_ row: [JSONValue], to writer: inout JSONWriter) {
    for (prefix, value) in zip(prefixes, row) {
      writer.append(prefix)
      writer.value(value)
    }
    writer.append(end)
  }
}

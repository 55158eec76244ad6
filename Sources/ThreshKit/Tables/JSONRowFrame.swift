/// What a table's rows have in common as JSON objects: all that stands around the values.
struct JSONRowFrame {
  /// What is written before each column's value: separators, opening braces and the member's name.
  let prefixes: [[UInt8]]
  let end: [UInt8]

  init(_ columns: [ColumnSpec]) {
    var prefixes: [[UInt8]] = []
    var open: String?
    var isFirst = true
    for column in columns {
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
}

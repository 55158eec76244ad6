/// A value that writes itself as JSON, with the members that its `Codable` form has.
///
/// `JSONEncoder` builds a tree of boxed values first; for tens of thousands of records that is most of the time it
/// takes to save them.
public protocol JSONWritable {
  func write(to writer: inout JSONWriter)
}

extension String: JSONWritable {
  public func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: JSONWritable {
  public func write(to writer: inout JSONWriter) { writer.int(self) }
}

extension Double: JSONWritable {
  public func write(to writer: inout JSONWriter) { writer.double(self) }
}

extension Bool: JSONWritable {
  public func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension JSONWritable where Self: RawRepresentable, RawValue == String {
  public func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}

extension Collection where Element: JSONWritable {
  /// Writes the elements as a list.
  public func writeList(to writer: inout JSONWriter) {
    writer.append("[")
    var isFirst = true
    for element in self {
      if !isFirst { writer.append(",") }
      isFirst = false
      element.write(to: &writer)
    }
    writer.append("]")
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  public func write(to writer: inout JSONWriter) { writeList(to: &writer) }
}

/// Members are sorted by name: the same bytes every time.
extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for (name, value) in sorted(by: { $0.key < $1.key }) { writer.member(named: name, value) }
    writer.endObject()
  }
}

extension JSONValue: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .int(let value): writer.int(value)
    case .double(let value): writer.double(value)
    case .string(let value): writer.string(value)
    case .array(let items): items.writeList(to: &writer)
    case .object(let members):
      writer.beginObject()
      for member in members { writer.member(named: member.name, member.value) }
      writer.endObject()
    }
  }
}

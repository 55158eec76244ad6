/// A Swift value that can stand in a table. What it writes as JSON is its ``cell``.
protocol CellConvertible: JSONWritable, Sendable {
  static var columnType: ColumnType { get }
  var cell: JSONValue { get }
  /// What ``CellText`` makes of ``cell``.
  var text: String? { get }
  /// False for an empty list.
  var isStated: Bool { get }
}

extension CellConvertible {
  var text: String? { CellText.of(cell) }
  var isStated: Bool { true }
}

extension String: CellConvertible {
  static var columnType: ColumnType { .text }
  var cell: JSONValue { .string(self) }
  var text: String? { self }
}

extension Int: CellConvertible {
  static var columnType: ColumnType { .integer }
  var cell: JSONValue { .int(self) }
}

extension Double: CellConvertible {
  static var columnType: ColumnType { .number }
  var cell: JSONValue { isFinite ? .double(self) : .null }
}

extension Bool: CellConvertible {
  static var columnType: ColumnType { .flag }
  var cell: JSONValue { .bool(self) }
}

extension Array: CellConvertible where Element: CellConvertible {
  static var columnType: ColumnType { .list(Element.columnType) }
  var cell: JSONValue { .array(map(\.cell)) }
  var text: String? { isEmpty ? nil : CellText.of(cell) }
  var isStated: Bool { !isEmpty }
}

extension CellConvertible where Self: RawRepresentable & CaseIterable, RawValue == String {
  static var columnType: ColumnType { .choice(allCases.map(\.rawValue)) }
  var cell: JSONValue { .string(rawValue) }
  var text: String? { rawValue }
}

extension StatementType: CellConvertible {}
extension Direction: CellConvertible {}
extension Certainty: CellConvertible {}
extension CitationStatus: CellConvertible {}
extension Design: CellConvertible {}
extension MediaType: CellConvertible {}
extension CellState.State: CellConvertible {}
extension CellState.Basis: CellConvertible {}

extension Statistic: CellConvertible {
  static var columnType: ColumnType {
    .object([.init("kind", Kind.columnType), .init("value", .text), .init("unit", .text)])
  }
  var cell: JSONValue {
    .object([
      .init("kind", .string(kind.rawValue)), .init("value", .string(value)), .init("unit", .string(unit)),
    ])
  }
}

extension Statistic.Kind: CellConvertible {}

/// A name and how often it occurs.
public struct Tally: Codable, Sendable, Hashable, CellConvertible {
  public var name: String
  public var n: Int

  public init(_ name: String, _ n: Int) {
    self.name = name
    self.n = n
  }

  static var columnType: ColumnType { .object([.init("name", .text), .init("n", .integer)]) }
  var cell: JSONValue { .object([.init("name", .string(name)), .init("n", .int(n))]) }
}

extension Tally: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("name", name)
    writer.member("n", n)
    writer.endObject()
  }
}

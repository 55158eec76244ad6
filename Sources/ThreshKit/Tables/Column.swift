/// The six tables of a review, by the name used in options, file names and messages.
public enum TableName: String, Codable, Sendable, CaseIterable {
  case evidence, claims, studies, sources, problems, cells
}

/// What the values of a column are.
public indirect enum ColumnType: Sendable, Hashable {
  case text
  case integer
  case number
  case flag
  /// One of these words.
  case choice([String])
  case list(ColumnType)
  /// An object with these members, each of them always present.
  case object([Field])
  /// An object whose members are not known beforehand.
  case anyObject

  /// A member of an object.
  public struct Field: Sendable, Hashable {
    public var name: String
    public var type: ColumnType

    public init(_ name: String, _ type: ColumnType) {
      self.name = name
      self.type = type
    }
  }
}

/// What is known of a column without its row type: enough for a header, a JSON member and a schema.
public struct ColumnSpec: Sendable, Hashable {
  /// The CSV header; in JSON the member's name, unless ``group`` is set.
  public var name: String
  /// The JSON object that holds the value, such as `study`; columns of one group stand side by side.
  public var group: String?
  /// The member's name in JSON: ``name`` without the group.
  public var member: String
  public var type: ColumnType
  /// False when every row has a value.
  public var isNullable: Bool
  /// True for a column that CSV leaves out.
  public var isJSONOnly: Bool
  public var help: String
}

/// One column of a table: the only place where its name, type and value are written.
public struct Column<Row>: Sendable {
  public let spec: ColumnSpec
  /// The value in a row. Null means "not stated on the page", which is neither an empty text nor zero.
  public let value: @Sendable (Row) -> JSONValue

  private init(
    _ name: String, _ group: String?, _ type: ColumnType, nullable: Bool, jsonOnly: Bool, _ help: String,
    _ value: @escaping @Sendable (Row) -> JSONValue
  ) {
    let member = group.map { String(name.dropFirst($0.count + 1)) } ?? name
    spec = ColumnSpec(
      name: name, group: group, member: member, type: type, isNullable: nullable, isJSONOnly: jsonOnly,
      help: help)
    self.value = value
  }

  /// A column whose value may be missing. With a `group` the name is `group_member`.
  static func optional<Value: CellConvertible>(
    _ name: String, in group: String? = nil, type: ColumnType = Value.columnType, jsonOnly: Bool = false,
    help: String, _ value: @escaping @Sendable (Row) -> Value?
  ) -> Column {
    Column(name, group, type, nullable: true, jsonOnly: jsonOnly, help) { value($0)?.cell ?? .null }
  }

  /// A column that every row has a value for.
  static func required<Value: CellConvertible>(
    _ name: String, in group: String? = nil, type: ColumnType = Value.columnType, jsonOnly: Bool = false,
    help: String, _ value: @escaping @Sendable (Row) -> Value
  ) -> Column {
    Column(name, group, type, nullable: false, jsonOnly: jsonOnly, help) { value($0).cell }
  }
}

/// A Swift value that can stand in a table.
protocol CellConvertible: Sendable {
  static var columnType: ColumnType { get }
  var cell: JSONValue { get }
}

extension String: CellConvertible {
  static var columnType: ColumnType { .text }
  var cell: JSONValue { .string(self) }
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
}

extension CellConvertible where Self: RawRepresentable & CaseIterable, RawValue == String {
  static var columnType: ColumnType { .choice(allCases.map(\.rawValue)) }
  var cell: JSONValue { .string(rawValue) }
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

internal import ThreshKit

extension StageTest.Expectation {
  /// What is not as expected; nothing when all is well.
  func differences(in tables: TestTables) -> [StageTestResult.Difference] {
    switch place {
    case .cell(let table, .number(let number), let members) where number < tables.count(of: table):
      differences(members, in: tables.row(number, of: table))
    case .cell(let table, .saying(let words), let members):
      if let row = tables.row(saying: words, of: table) {
        differences(members, in: row)
      } else {
        [missing("no row of \(table) that says \"\(words)\"")]
      }
    default: difference(in: tables).map { [$0] } ?? []
    }
  }

  private func difference(in tables: TestTables) -> StageTestResult.Difference? {
    switch place {
    case .count(let table):
      return difference(.int(tables.count(of: table)))
    case .problems: return sameCodes(tables.problemCodes)
    case .setAside: return sameCodes(tables.setAsideCodes)
    case .quotes: return difference(quotes: tables.quotes)
    case .cell(let table, .all, let members):
      let values = (0..<tables.count(of: table)).map { Self.value(members, in: tables.row($0, of: table)) }
      return difference(.array(values))
    case .cell(let table, _, _):
      let count = tables.count(of: table)
      return missing(count == 0 ? "no \(Self.rows(table))" : "only \(count) \(Self.rows(table))")
    }
  }

  /// Of a cell; of an object each member that differs.
  private func differences(_ members: [String], in row: JSONValue) -> [StageTestResult.Difference] {
    var differences = Self.differing(expected, Self.value(members, in: row), at: text).map {
      cell, node, value in
      StageTestResult.Difference(
        cell: cell, place: node.mark.place, expected: node.line, found: Self.found(value))
    }
    if case .string(let quote)? = row["quote"], members.first != "quote" {
      for index in differences.indices { differences[index].quote = quote }
    }
    return differences
  }

  private static func differing(_ expected: ConfigNode, _ value: JSONValue, at cell: String)
    -> [(cell: String, expected: ConfigNode, found: JSONValue)]
  {
    if Comparison.holds(expected, value) { return [] }
    guard case .mapping(let members) = expected.value, case .object = value,
      !Comparison.isComparison(expected)
    else { return [(cell, expected, value)] }
    return members.flatMap { differing($0.value, value[$0.name] ?? .null, at: "\(cell).\($0.name)") }
  }

  private func difference(_ value: JSONValue) -> StageTestResult.Difference? {
    Comparison.holds(expected, value) ? nil : missing(Self.found(value))
  }

  /// The same codes, in any order.
  private func sameCodes(_ codes: [String]) -> StageTestResult.Difference? {
    let value = JSONValue.array(codes.map(JSONValue.string))
    guard case .list(let items) = expected.value else { return difference(value) }
    return items.compactMap(\.text).sorted() == codes ? nil : missing(value.line)
  }

  /// Every quote that is expected is among those found.
  private func difference(quotes: [String]) -> StageTestResult.Difference? {
    let value = JSONValue.array(quotes.map(JSONValue.string))
    switch expected.value {
    case .mapping: return difference(value)
    case .scalar(let text, _): return quotes.contains(text) ? nil : missing(value.line)
    case .list(let items):
      let absent = items.compactMap(\.text).filter { !quotes.contains($0) }
      guard let first = absent.first else { return nil }
      var difference = missing(quotes.isEmpty ? "no quotes" : "not among the \(quotes.count) quotes")
      difference.expected = JSONValue.string(first).line
      return difference
    }
  }

  private func missing(_ found: String) -> StageTestResult.Difference {
    StageTestResult.Difference(cell: text, place: mark.place, expected: expected.line, found: found)
  }

  private static func rows(_ table: String) -> String { table == "evidence" ? "rows of evidence" : table }

  /// Null where there is no such member.
  private static func value(_ members: [String], in row: JSONValue) -> JSONValue {
    members.reduce(row) { value, name in
      if case .array(let items) = value, let index = Int(name) {
        return items.indices.contains(index) ? items[index] : .null
      }
      return value[name] ?? .null
    }
  }

  private static func found(_ value: JSONValue) -> String { value == .null ? "not stated" : value.line }
}

internal import ThreshKit

/// A place in the tables of a review, as a reviewer names it: `evidence[0].study.year`.
enum CellPlace: Sendable {
  /// The cell of a row, or the whole row when `members` is empty.
  case cell(table: String, row: Row, members: [String])
  case count(table: String)
  /// The quotes of the evidence table: what is expected must be among them.
  case quotes
  /// The reason codes of the table of problems.
  case problems
  /// The reasons why pages were left out of the table.
  case setAside

  enum Row: Sendable {
    case number(Int)
    /// The first row that has these words in one of its texts.
    case saying(String)
    /// Every row: the value is a list.
    case all
  }

  static let tables = TableName.allCases.map(\.rawValue) + ["documents"]
  static let words = ["quotes", "problems", "set_aside"]
  private static let form = "a place such as evidence[0].study.year, evidence[*].type or evidence.count"

  /// Reads `text`.
  init(parsing text: String) throws(ConfigurationError) {
    let table = String(text.prefix { $0 != "[" && $0 != "." })
    let rest = text.dropFirst(table.count)
    switch text {
    case "quotes": self = .quotes
    case "problems": self = .problems
    case "set_aside": self = .setAside
    default:
      guard Self.tables.contains(table) else {
        let known = Self.tables + Self.words.filter { !Self.tables.contains($0) }
        throw ConfigurationError(
          "unknown table '\(table)'", expected: "one of " + known.joined(separator: ", "),
          nearest: NearestName.of(table, among: known))
      }
      if rest == ".count" {
        self = .count(table: table)
      } else {
        guard rest.hasPrefix("["), let close = Self.close(rest) else {
          throw ConfigurationError("'\(text)' does not name a row", expected: Self.form)
        }
        let row = try Self.row(rest[rest.index(after: rest.startIndex)..<close], text)
        let members = try Self.members(rest[rest.index(after: close)...], text)
        self = .cell(table: table, row: row, members: members)
      }
    }
  }

  /// The bracket that closes the first one; words in quotation marks may hold brackets.
  private static func close(_ text: Substring) -> Substring.Index? {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == "]", !isQuoted { return index }
    }
    return nil
  }

  private static func row(_ text: Substring, _ whole: String) throws(ConfigurationError) -> Row {
    if text == "*" { return .all }
    if let number = Int(text), number >= 0 { return .number(number) }
    if text.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") {
      return .saying(String(text.dropFirst().dropLast()))
    }
    throw ConfigurationError(
      "'\(text)' in '\(whole)' is not a row", expected: "a number from 0, *, or words in quotation marks")
  }

  /// `.study.year` and `.outcomes[0]` as names and numbers.
  private static func members(_ text: Substring, _ whole: String) throws(ConfigurationError) -> [String] {
    guard !text.isEmpty else { return [] }
    let parts = text.replacing("[", with: ".").replacing("]", with: "")
      .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts[0].isEmpty, parts.count > 1, !parts.dropFirst().contains("") else {
      throw ConfigurationError("'\(whole)' does not name a cell", expected: form)
    }
    return Array(parts.dropFirst())
  }
}

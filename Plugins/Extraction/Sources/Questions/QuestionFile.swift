internal import Foundation
internal import ThreshKit
internal import Yams

/// Reads files of questions: YAML, a list of mappings; or CSV, with a line of column names.
///
/// Each has `intervention`, `comparator`, `outcome` and `id`; without an `id` a question is called by its place in the list,
/// `Q1`, and without a comparator it is asked against whatever the article compares with.
enum QuestionFile {
  static let fields = ["id", "intervention", "comparator", "outcome"]

  static func read(_ bytes: [UInt8], name: String) throws(ConfigurationError) -> [[String: String]] {
    let rows = name.lowercased().hasSuffix(".csv") ? try table(bytes, name) : try list(bytes, name)
    guard !rows.isEmpty else { throw ConfigurationError("the file has no questions", file: name) }
    return rows
  }

  /// The question that the fields make; an error names `file` and `line`.
  static func question(_ fields: [String: String], number: Int, file: String?, line: Int? = nil)
    throws(ConfigurationError) -> Question
  {
    func field(_ name: String) -> String {
      (fields[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }
    for name in ["intervention", "outcome"] where field(name).isEmpty {
      throw ConfigurationError(
        "question \(number) has no \(name)", file: file, line: line,
        key: file == nil ? "question" : "questions",
        expected: "intervention and outcome, and where they are known comparator and id")
    }
    let id = field("id")
    return Question(
      id: id.isEmpty ? "Q\(number)" : id, intervention: field("intervention"),
      comparator: field("comparator"), outcome: field("outcome"))
  }

  private static func unknown(_ name: String, _ file: String, _ line: Int?) -> ConfigurationError {
    ConfigurationError(
      "unknown field '\(name)'", file: file, line: line, key: "questions",
      expected: fields.joined(separator: ", "), nearest: NearestName.of(name, among: fields))
  }

  private static func list(_ bytes: [UInt8], _ file: String) throws(ConfigurationError) -> [[String: String]]
  {
    let node: Node?
    do {
      node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw ConfigurationError("the file is not YAML: \(error)", file: file, key: "questions")
    }
    guard let items = node?.sequence else {
      throw ConfigurationError(
        "the file is no list", file: file, line: node?.mark?.line, key: "questions",
        expected: "a list of questions")
    }
    var rows: [[String: String]] = []
    for item in items {
      guard let mapping = item.mapping else {
        throw ConfigurationError(
          "a question is a mapping", file: file, line: item.mark?.line, key: "questions",
          expected: fields.joined(separator: ", "))
      }
      var row: [String: String] = [:]
      for (key, value) in mapping {
        guard let name = key.string, fields.contains(name) else {
          throw unknown(key.string ?? "", file, key.mark?.line)
        }
        guard let text = value.scalar?.string else {
          throw ConfigurationError(
            "'\(name)' is not text", file: file, line: value.mark?.line, key: "questions")
        }
        row[name] = text
      }
      rows.append(row)
    }
    return rows
  }

  private static func table(_ bytes: [UInt8], _ file: String) throws(ConfigurationError) -> [[String: String]]
  {
    var lines = CSVLines(bytes)
    guard let header = lines.next()?.fields.map({ $0.trimmingCharacters(in: .whitespaces).lowercased() })
    else {
      throw ConfigurationError("the file is empty", file: file, key: "questions")
    }
    for name in header where !fields.contains(name) { throw unknown(name, file, 1) }
    var rows: [[String: String]] = []
    while let (values, line) = lines.next() {
      guard values.count == header.count else {
        throw ConfigurationError(
          "\(values.count) values for \(header.count) columns", file: file, line: line, key: "questions")
      }
      rows.append(Dictionary(zip(header, values)) { first, _ in first })
    }
    return rows
  }
}

/// The records of a CSV file (RFC 4180), empty lines left out, each with the line it begins in.
struct CSVLines: IteratorProtocol {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var line = 1

  init(_ bytes: [UInt8]) {
    // A byte order mark.
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    place = self.bytes.startIndex
  }

  mutating func next() -> (fields: [String], line: Int)? {
    while place < bytes.endIndex, bytes[place] == 0x0A || bytes[place] == 0x0D { skip() }
    guard place < bytes.endIndex else { return nil }
    let first = line
    var fields: [String] = []
    repeat { fields.append(field()) } while takes(UInt8(ascii: ","))
    return (fields, first)
  }

  private mutating func skip() {
    if bytes[place] == 0x0A { line += 1 }
    place += 1
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard place < bytes.endIndex, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func field() -> String {
    let quote = UInt8(ascii: "\"")
    var value: [UInt8] = []
    guard takes(quote) else {
      while place < bytes.endIndex, ![0x0A, 0x0D, UInt8(ascii: ",")].contains(bytes[place]) {
        value.append(bytes[place])
        place += 1
      }
      return String(decoding: value, as: UTF8.self)
    }
    while place < bytes.endIndex {
      if bytes[place] == quote {
        place += 1
        guard takes(quote) else { break }
        value.append(quote)
      } else {
        value.append(bytes[place])
        skip()
      }
    }
    return String(decoding: value, as: UTF8.self)
  }
}

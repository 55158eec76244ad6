internal import Foundation
internal import ThreshKit

/// The tables that a test looks into, as JSON values.
struct TestTables {
  private let tables: ReviewTables
  private let documents: [Document]
  private let setAside: [String]

  init(_ corpus: Corpus) {
    tables = ReviewTables(corpus)
    documents = corpus.documents
    setAside = corpus.pages.compactMap { corpus.setAside[$0.id]?.code }
  }

  /// Tables without rows, to ask which columns there are.
  static var empty: TestTables {
    TestTables(Corpus(run: RunInfo(pipeline: "", pipelineDigest: "", stages: [], thresh: "")))
  }

  /// How many rows a table has.
  func count(of table: String) -> Int {
    TableName(rawValue: table).map { tables.table($0).count } ?? documents.count
  }

  /// A row of a table as the object that the JSON export has.
  func row(_ index: Int, of table: String) -> JSONValue {
    guard let name = TableName(rawValue: table) else { return Self.value(of: documents[index]) }
    let view = tables.table(name)
    var members: [JSONValue.Member] = []
    for (column, value) in zip(view.columns, view.row(index)) {
      guard let group = column.group else {
        members.append(.init(column.member, value))
        continue
      }
      if case .object(let inner)? = members.last?.value, members.last?.name == group {
        members[members.count - 1].value = .object(inner + [.init(column.member, value)])
      } else {
        members.append(.init(group, .object([.init(column.member, value)])))
      }
    }
    return .object(members)
  }

  /// The first row of a table that has these words in one of its texts.
  func row(saying words: String, of table: String) -> JSONValue? {
    (0..<count(of: table)).lazy.map { row($0, of: table) }.first { row in
      guard case .object(let members) = row else { return false }
      return members.contains {
        if case .string(let text) = $0.value { text.contains(words) } else { false }
      }
    }
  }

  /// What a row of `table` is: an object with its columns.
  func type(of table: String) -> ColumnType {
    guard let name = TableName(rawValue: table) else {
      let document = Document(id: "", source: "", mediaType: .plainText, text: "")
      guard case .object(let members) = Self.value(of: document) else { return .anyObject }
      return .object(members.map { .init($0.name, .anyObject) })
    }
    var fields: [ColumnType.Field] = []
    for column in tables.table(name).columns {
      let field = ColumnType.Field(column.member, column.type)
      guard let group = column.group else {
        fields.append(field)
        continue
      }
      if let last = fields.last, last.name == group, case .object(let inner) = last.type {
        fields[fields.count - 1].type = .object(inner + [field])
      } else {
        fields.append(.init(group, .object([field])))
      }
    }
    return .object(fields)
  }

  var quotes: [String] { tables.evidence.map(\.quote) }
  var problemCodes: [String] { tables.problems.map(\.code).sorted() }
  var setAsideCodes: [String] { setAside.sorted() }

  /// `record` as the JSON that it is saved as.
  private static func value(of record: Document) -> JSONValue {
    var writer = JSONWriter()
    record.write(to: &writer)
    return (try? JSONDecoder().decode(JSONValue.self, from: Data(writer.bytes))) ?? .null
  }
}

public import ThreshKit

/// `export/csv@1`: one table as CSV.
public struct CSVExport: SinkStage {
  public struct Options: StageOptions {
    public var table = TableName.evidence
    public var path = ""
    public var `guard` = true
    public var excel = false

    public init() {}

    public static var options: [Option<Options>] {
      [
        .choice("table", \.table, help: "Which table to write."),
        .outputPath("path", \.path, help: "File in the output folder; by default TABLE.csv."),
        .bool(
          "guard", \.guard,
          help:
            "Put an apostrophe before text that begins with = + - @ TAB or CR, which a spreadsheet would run."
        ),
        .bool("excel", \.excel, help: "Begin with a byte order mark and end lines with CRLF."),
      ]
    }
  }

  public static let spec = StageSpec(
    name: "export/csv", version: 1, summary: "Writes one table as CSV",
    discussion: """
      RFC 4180, UTF-8, line feeds, columns in the declared order; columns of your own stages follow as `extra.NAME`, sorted.
      A value the page does not state is an empty field, an empty text is `""`. The items of a list are joined with `; `;
      a semicolon inside an item is doubled. An object is its first value, `: ` and the others: `count: 33 trials`.
      """,
    example: "- { uses: export/csv@1, with: { table: evidence, path: evidence.csv } }")

  private let table: TableName
  private let path: String
  private let writer: CSVWriter

  public var outputPaths: [String] { [path] }

  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    table = options.table
    path = try ExportPath.checked(options.path, standard: "\(options.table.rawValue).csv")
    writer = CSVWriter(guardsFormulas: options.guard, forExcel: options.excel)
  }

  public func write(_ tables: ReviewTables, into output: OutputFolder) throws(SinkError) -> [WrittenFile] {
    let table = tables.table(table)
    let written = try output.write(to: path) { (file) throws(SinkError) in
      try file.append(writer.header(of: table))
      try file.append(rows: table.count) { writer.bytes(of: table, rows: $0) }
    }
    return [written]
  }
}

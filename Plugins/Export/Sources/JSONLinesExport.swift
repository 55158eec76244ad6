public import ThreshKit

/// `export/jsonl@1`: one table as JSON Lines.
public struct JSONLinesExport: SinkStage {
  public struct Options: StageOptions {
    public var table = TableName.evidence
    public var path = ""

    public init() {}

    public static var options: [Option<Options>] {
      [
        .choice("table", \.table, help: "Which table to write."),
        .outputPath("path", \.path, help: "File in the output folder; by default TABLE.jsonl."),
      ]
    }
  }

  public static let spec = StageSpec(
    name: "export/jsonl", version: 1, summary: "Writes one table as JSON Lines",
    discussion:
      "One object a line, exactly as in the JSON export: `study` nested, lists as lists, null for what is not stated.",
    example: "- { uses: export/jsonl@1, with: { table: evidence, path: evidence.jsonl } }")

  private let table: TableName
  private let path: String

  public var outputPaths: [String] { [path] }

  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    table = options.table
    path = try ExportPath.checked(options.path, standard: "\(options.table.rawValue).jsonl")
  }

  public func write(_ tables: ReviewTables, into output: OutputFolder) throws(SinkError) -> [WrittenFile] {
    let table = tables.table(table)
    let written = try output.write(to: path) { (file) throws(SinkError) in
      try file.append(rows: table.count) { range in
        var writer = JSONWriter(capacity: range.count * 512)
        table.write(range, separator: "\n", to: &writer)
        return writer.bytes
      }
      if table.count > 0 { try file.append([UInt8(ascii: "\n")]) }
    }
    return [written]
  }
}

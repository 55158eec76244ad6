public import ThreshKit

/// `export/json@1`: all tables in one JSON document.
public struct JSONExport: SinkStage {
  public struct Options: StageOptions {
    public var path = "review.json"

    public init() {}

    public static var options: [Option<Options>] {
      [.outputPath("path", \.path, help: "File in the output folder.")]
    }
  }

  public static let spec = StageSpec(
    name: "export/json", version: 1, summary: "Writes all tables as one JSON document",
    discussion: """
      Members: `schema` and `run` (versions and digests only), then `evidence`, `claims`, `studies`, `sources`, `problems`
      and `cells`, each a list of objects with the columns of that table. The document is described by
      `Documentation/review.schema.json`.
      """,
    example: "- { uses: export/json@1, with: { path: review.json } }")

  private let path: String

  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    path = try ExportPath.checked(options.path, standard: "review.json")
  }

  public func write(_ tables: ReviewTables, into output: OutputFolder) throws(SinkError) -> [WrittenFile] {
    [try output.write(Self.bytes(of: tables), to: path)]
  }

  /// One row a line, so that two exports can be compared by eye.
  static func bytes(of tables: ReviewTables) -> [UInt8] {
    var writer = JSONWriter()
    writer.append("{\"schema\":")
    writer.value(schema)
    writer.append(",\n\"run\":")
    writer.value(run(tables.run))
    for name in TableName.allCases {
      let table = tables.table(name)
      let encoder = RowEncoder(table)
      writer.append(",\n")
      writer.string(name.rawValue)
      writer.append(":[")
      for index in 0..<table.count {
        writer.append(index == 0 ? "\n" : ",\n")
        encoder.write(table.row(index), to: &writer)
      }
      writer.append(table.count == 0 ? "]" : "\n]")
    }
    writer.append("}\n")
    return writer.bytes
  }

  static var schema: JSONValue {
    .object([.init("name", .string("thresh-review")), .init("version", .int(ReviewTables.schemaVersion))])
  }

  static func run(_ run: RunInfo) -> JSONValue {
    .object([
      .init("pipeline", .string(run.pipeline)), .init("title", run.title.map(JSONValue.string) ?? .null),
      .init("pipeline_digest", .string(run.pipelineDigest)),
      .init("stages", .array(run.stages.map(JSONValue.string))),
      .init("input_digest", .string(run.inputDigest)), .init("thresh", .string(run.thresh)),
    ])
  }
}

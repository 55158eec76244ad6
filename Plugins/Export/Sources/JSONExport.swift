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
      Members: `schema` and `run` (versions and digests only), then `evidence`, `claims`, `studies`, `sources`, `problems`,
      `cells` and `answers`, each a list of objects with the columns of that table. The document is described by
      `Documentation/review.schema.json`.
      """,
    example: "- { uses: export/json@1, with: { path: review.json } }")

  private let path: String

  public var outputPaths: [String] { [path] }

  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    path = try ExportPath.checked(options.path, standard: "review.json")
  }

  /// One row a line, so that two exports can be compared by eye.
  public func write(_ tables: ReviewTables, into output: OutputFolder) throws(SinkError) -> [WrittenFile] {
    let written = try output.write(to: path) { (file) throws(SinkError) in
      var start = JSONWriter()
      start.append("{\"schema\":")
      Self.schema.write(to: &start)
      start.append(",\n\"run\":")
      Self.run(tables.run).write(to: &start)
      try file.append(start.bytes)
      for name in TableName.allCases {
        let table = tables.table(name)
        var opening = JSONWriter()
        opening.append(",\n")
        opening.string(name.rawValue)
        opening.append(table.count == 0 ? ":[" : ":[\n")
        try file.append(opening.bytes)
        try file.append(rows: table.count) { range in
          var writer = JSONWriter(capacity: range.count * 512)
          table.write(range, separator: ",\n", to: &writer)
          return writer.bytes
        }
        try file.append(Array((table.count == 0 ? "]" : "\n]").utf8))
      }
      try file.append(Array("}\n".utf8))
    }
    return [written]
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

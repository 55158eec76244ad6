internal import ThreshKit

extension StageTemplate {
  /// A stage that writes a file.
  static func export(_ name: StageName) -> StageTemplate {
    let file = name.slug + ".md"
    let spec = StageSpec(
      name: "export/\(name.slug)", version: 1, summary: "Writes the statements as a list in Markdown",
      example: "- { uses: export/\(name.slug)@1, with: { path: \(file) } }")
    return StageTemplate(
      name, spec, .sink,
      options: [
        OptionSpec(
          name: "path", type: .outputPath, defaultValue: .string(file), help: "File in the output folder.")
      ],
      explanation:
        "A line for each statement: its quote and its page. What Markdown would take for marks is escaped.",
      source: """
        public import ThreshKit

        /// `\(spec.reference)`: writes a file for people to read.
        public struct \(name.type): SinkStage {
          /// What a pipeline may set.
          public struct Options: StageOptions {
            /// File in the output folder.
            public var path = "\(file)"

            public init() {}

            public static var options: [Option<Options>] {
              [.outputPath("path", \\.path, help: "File in the output folder.")]
            }
          }

          public static let spec = StageSpec(
            name: "\(spec.name)", version: \(spec.version),
            summary: "\(spec.summary)",
            example: "\(spec.example)")

          private let path: String

          public var outputPaths: [String] { [path] }

          public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
            guard !options.path.isEmpty else {
              throw ConfigurationError("no file is named", key: "path", expected: "a file such as \(file)")
            }
            path = options.path
          }

          /// The file is written under a temporary name, so that it is whole or absent.
          public func write(
            _ tables: ReviewTables, into output: OutputFolder
          ) throws(SinkError) -> [WrittenFile] {
            let lines = tables.evidence.map { "- \\(Self.escaped($0.quote)) (\\(Self.escaped($0.source)))\\n" }
            return [try output.write(Array(lines.joined().utf8), to: path)]
          }

          /// On one line, with a backslash before what Markdown would take for marks.
          private static func escaped(_ text: String) -> String {
            let words = text.split(whereSeparator: \\.isWhitespace).joined(separator: " ")
            return words.map { "\\\\`*_[]<>#".contains($0) ? "\\\\\\($0)" : String($0) }.joined()
          }
        }

        """,
      tests: """
        @Suite struct \(name.type)Tests {
          @Test func keepsTheContract() throws {
            try StageContract.verify(\(name.type).self)
          }

          @Test func everyStatementIsALine() throws {
            let rows = try Fixture.records(Evidence.self, "\(name.type)/statements.jsonl")
            var corpus = Corpus(run: RunInfo(pipeline: "test", pipelineDigest: "", stages: [], thresh: ""))
            corpus.documents = rows.map {
              Document(id: $0.sourceID, source: $0.source, mediaType: .html, text: $0.quote)
            }
            corpus.evidence = rows
            let folder = try TemporaryFolder()
            let stage = try \(name.type)(.init(), .files)
            _ = try stage.write(ReviewTables(corpus), into: OutputFolder(path: folder.path))
            #expect(folder.text("\(file)") == "- It \\\\*helps\\\\*. (a.html)\\n")
          }
        }

        """,
      fixtures: [
        "statements.jsonl": """
        {"source_id":"p1","source":"a.html","quote":"It *helps*.","start":0,"end":11,"type":"effectiveness-claim"}

        """
      ])
  }
}

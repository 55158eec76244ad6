internal import ThreshKit

extension StageTemplate {
  /// A stage that finds and reads pages.
  static func ingest(_ name: StageName) -> StageTemplate {
    let spec = StageSpec(
      name: "ingest/\(name.slug)", version: 1, summary: "Reads the text files of a folder",
      example: "- { id: \(name.slug), uses: ingest/\(name.slug)@1, with: { path: my-pages } }")
    return StageTemplate(
      name, spec, .source,
      options: [
        OptionSpec(name: "path", type: .inputPath, defaultValue: .string(""), help: "The folder to read."),
        OptionSpec(
          name: "ending", type: .string, defaultValue: .string("txt"),
          help: "Which files: what follows the dot."),
      ],
      explanation:
        "A file that is empty or not UTF-8 is a problem of its own; the others are read all the same.",
      source: """
        internal import Foundation
        public import ThreshKit

        /// `\(spec.reference)`: finds pages and reads them exactly as they are.
        public struct \(name.type): SourceStage {
          /// What a pipeline may set.
          public struct Options: StageOptions {
            /// The folder to read.
            public var path = ""
            /// Which files: what follows the dot.
            public var ending = "txt"

            public init() {}

            public static var options: [Option<Options>] {
              [
                .inputPath("path", \\.path, help: "The folder to read."),
                .string("ending", \\.ending, help: "Which files: what follows the dot."),
              ]
            }
          }

          public static let spec = StageSpec(
            name: "\(spec.name)", version: \(spec.version),
            summary: "\(spec.summary)",
            example: "\(spec.example)")

          private let folder: String
          private let ending: String

          /// Throws when there is no folder.
          public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
            folder = context.resolve(options.path)
            ending = options.ending
            guard !options.path.isEmpty, FileManager.default.fileExists(atPath: folder) else {
              throw ConfigurationError(
                "there is no folder '\\(options.path)'", key: "path", expected: "a folder of pages")
            }
          }

          /// The files in the order of their names: file systems give any order.
          public func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.sorted().filter { $0.hasSuffix("." + ending) }
              .map { SourceItem(path: folder + "/" + $0, name: $0) }
          }

          /// The page in one file.
          public func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: item.path)) else {
              throw RecordError("unreadable", "the file cannot be read")
            }
            let bytes = [UInt8](data)
            if bytes.isEmpty { throw RecordError("empty-file", "the file is empty") }
            if String(validating: bytes, as: UTF8.self) == nil {
              throw RecordError("not-utf8", "the file is not UTF-8")
            }
            return [
              Page(
                id: ContentID.sha256(bytes), origins: [Page.Origin(path: item.name)], mediaType: .plainText,
                charset: "utf-8", content: bytes)
            ]
          }
        }

        """,
      tests: """
        @Suite struct \(name.type)Tests {
          @Test func keepsTheContract() throws {
            try StageContract.verify(\(name.type).self)
          }

          @Test func filesAreReadInTheOrderOfTheirNames() throws {
            var options = \(name.type).Options()
            options.path = Fixture.path("\(name.type)")
            let stage = try \(name.type)(options, .files)
            var report = Report()
            let items = try stage.list(&report)
            #expect(items.map(\\.name) == ["a.txt", "b.txt"])
            let page = try stage.load(items[0], &report)[0]
            #expect(page.content == Array("Rest helps against back pain.\\n".utf8))
          }
        }

        """,
      fixtures: [
        "a.txt": "Rest helps against back pain.\n", "b.txt": "So does a walk.\n", "notes.md": "Not a page.\n",
      ])
  }
}

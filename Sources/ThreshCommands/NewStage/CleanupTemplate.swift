internal import ThreshKit

extension StageTemplate {
  /// A stage that tidies cleaned pages.
  static func cleanup(_ name: StageName) -> StageTemplate {
    let spec = StageSpec(
      name: "cleanup/\(name.slug)", version: 1,
      summary: "Takes blocks that begin with a phrase for furniture",
      example: "- { id: \(name.slug), uses: cleanup/\(name.slug)@1, with: { phrases: [Read more] } }",
      changes: ["blocks"])
    return StageTemplate(
      name, spec, .map(.document, .document),
      options: [
        OptionSpec(
          name: "phrases", type: .strings,
          defaultValue: .array([.string("Read more"), .string("Share this")]),
          help: "Beginnings of blocks that are no content.")
      ],
      explanation:
        "Furniture is what a page says about itself or its reader; no statement is read from it. The text stays as it is.",
      source: """
        public import ThreshKit

        /// `\(spec.reference)`: marks blocks that are no content.
        public struct \(name.type): MapStage {
          /// What a pipeline may set.
          public struct Options: StageOptions {
            /// Beginnings of blocks that are no content.
            public var phrases = ["Read more", "Share this"]

            public init() {}

            public static var options: [Option<Options>] {
              [.strings("phrases", \\.phrases, help: "Beginnings of blocks that are no content.")]
            }
          }

          public static let spec = StageSpec(
            name: "\(spec.name)", version: \(spec.version),
            summary: "\(spec.summary)",
            example: "\(spec.example)",
            changes: ["blocks"])

          private let phrases: [[Unicode.Scalar]]

          public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
            phrases = options.phrases.map { Array($0.unicodeScalars) }
          }

          /// The document with its text as it was; positions count Unicode scalars of the text.
          public func process(_ page: Document, _ report: inout Report) throws(RecordError) -> [Document] {
            let text = Array(page.text.unicodeScalars)
            var page = page
            for index in page.blocks.indices {
              let block = page.blocks[index]
              guard block.start >= 0, block.start <= block.end, block.end <= text.count else { continue }
              let words = text[block.start..<block.end]
              if phrases.contains(where: { words.starts(with: $0) }) { page.blocks[index].kind = .furniture }
            }
            return [page]
          }
        }

        """,
      tests: """
        @Suite struct \(name.type)Tests {
          @Test func keepsTheContract() throws {
            try StageContract.verify(\(name.type).self)
          }

          @Test func aBlockThatBeginsWithAPhraseIsFurniture() throws {
            let stage = try \(name.type)(.init(), .files)
            var report = Report()
            let page = try Fixture.records(Document.self, "\(name.type)/pages.jsonl")[0]
            let found = try stage.process(page, &report)
            #expect(found.flatMap(\\.blocks).map(\\.kind) == [.paragraph, .furniture])
          }
        }

        """,
      fixtures: [
        "pages.jsonl": """
        {"id":"p1","source":"tips.html","text":"Rest helps.\\n\\nRead more tips","blocks":[{"kind":"paragraph","start":0,"end":11},{"kind":"paragraph","start":13,"end":27}]}

        """
      ])
  }
}

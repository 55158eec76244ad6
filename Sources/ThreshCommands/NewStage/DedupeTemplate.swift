internal import ThreshKit

extension StageTemplate {
  /// A stage that relates statements across all pages.
  static func dedupe(_ name: StageName) -> StageTemplate {
    let spec = StageSpec(
      name: "dedupe/\(name.slug)", version: 1, summary: "Finds statements in the same words",
      example: "- { id: \(name.slug), uses: dedupe/\(name.slug)@1, with: { words: 5 } }",
      changes: ["extra.\(name.column)"])
    return StageTemplate(
      name, spec, .group(.evidence, .evidence),
      options: [
        OptionSpec(
          name: "words", type: .int(1...100), defaultValue: .int(4),
          help: "Quotes of fewer words are not compared.")
      ],
      explanation:
        "Statements in the same words, whatever the letter case, get one name in the column `extra.\(name.column)`.",
      source: """
        public import ThreshKit

        /// `\(spec.reference)`: relates statements across all pages.
        public struct \(name.type): GroupStage {
          /// What a pipeline may set.
          public struct Options: StageOptions {
            /// Quotes of fewer words are not compared.
            public var words = 4

            public init() {}

            public static var options: [Option<Options>] {
              [.int("words", \\.words, in: 1...100, help: "Quotes of fewer words are not compared.")]
            }
          }

          public static let spec = StageSpec(
            name: "\(spec.name)", version: \(spec.version),
            summary: "\(spec.summary)",
            example: "\(spec.example)",
            changes: ["extra.\(name.column)"])

          private let options: Options

          public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
            self.options = options
          }

          /// Statements are compared only when they share a key.
          public func keys(for row: Evidence) throws(RecordError) -> [String] {
            let words = row.quote.lowercased().split { !$0.isLetter && !$0.isNumber }
            return words.count < options.words ? [] : [words.joined(separator: " ")]
          }

          /// By id, so that the order in which pages were read decides nothing.
          public func links(
            in group: [Evidence], key: String, _ report: inout Report
          ) throws(RecordError) -> [Link] {
            let ids = group.map(\\.id).sorted()
            return ids.dropFirst().map { Link(ids[0], $0, reason: "the same words", score: 1) }
          }

          /// Linked statements get one name, made from the smallest of their ids.
          public func merge(
            _ cluster: [Evidence], links: [Link], _ report: inout Report
          ) throws(RecordError) -> [Evidence] {
            guard cluster.count > 1, let first = cluster.map(\\.id).min() else { return cluster }
            return cluster.map { row in
              var row = row
              row.extra["\(name.column)"] = .string("G" + ContentID.short(first))
              return row
            }
          }
        }

        """,
      tests: """
        @Suite struct \(name.type)Tests {
          @Test func keepsTheContract() throws {
            try StageContract.verify(\(name.type).self)
          }

          @Test func theSameWordsShareAKeyAndGetOneName() throws {
            let rows = try Fixture.records(Evidence.self, "\(name.type)/statements.jsonl")
            let stage = try \(name.type)(.init(), .files)
            var report = Report()
            #expect(try stage.keys(for: rows[0]) == stage.keys(for: rows[1]))
            #expect(try stage.keys(for: rows[0]) != stage.keys(for: rows[2]))
            let links = try stage.links(in: Array(rows[..<2]), key: "", &report)
            let merged = try stage.merge(Array(rows[..<2]), links: links, &report)
            #expect(links.count == 1)
            #expect(Set(merged.map { $0.extra["\(name.column)"] }).count == 1)
          }
        }

        """,
      fixtures: [
        "statements.jsonl": """
        {"source_id":"p1","source":"a.html","quote":"Heat eases a stiff back.","start":0,"end":24,"type":"effectiveness-claim"}
        {"source_id":"p2","source":"b.html","quote":"HEAT eases a stiff back!","start":9,"end":33,"type":"effectiveness-claim"}
        {"source_id":"p2","source":"b.html","quote":"Cold eases a stiff back.","start":40,"end":64,"type":"effectiveness-claim"}

        """
      ])
  }
}

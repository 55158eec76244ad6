internal import ThreshKit

extension StageTemplate {
  /// A stage that reads something more from each statement.
  static func extract(_ name: StageName) -> StageTemplate {
    let spec = StageSpec(
      name: "extract/\(name.slug)", version: 1, summary: "Adds the first number of each quote as a column",
      example: "- { id: \(name.slug), uses: extract/\(name.slug)@1, with: { minimum: 10 } }",
      changes: ["extra.\(name.column)"])
    return StageTemplate(
      name, spec, .map(.evidence, .evidence),
      options: [
        OptionSpec(
          name: "minimum", type: .int(0...1_000_000), defaultValue: .int(2),
          help: "Smaller numbers are passed over.")
      ],
      explanation:
        "The number becomes the column `extra.\(name.column)`; a quote without one stays as it is.",
      source: """
        public import ThreshKit

        /// `\(spec.reference)`: adds what it reads from a quote as a column.
        public struct \(name.type): MapStage {
          /// What a pipeline may set.
          public struct Options: StageOptions {
            /// The smallest number that counts.
            public var minimum = 2

            public init() {}

            public static var options: [Option<Options>] {
              [.int("minimum", \\.minimum, in: 0...1_000_000, help: "Smaller numbers are passed over.")]
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

          /// The row with its column; a quote without a number stays as it is.
          public func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
            let numbers = row.quote.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
            guard let number = numbers.first(where: { $0 >= options.minimum }) else { return [row] }
            var row = row
            row.extra["\(name.column)"] = .int(number)
            return [row]
          }
        }

        """,
      tests: """
        @Suite struct \(name.type)Tests {
          @Test func keepsTheContract() throws {
            try StageContract.verify(\(name.type).self)
          }

          @Test func theFirstNumberBecomesAColumn() throws {
            let stage = try \(name.type)(.init(), .files)
            var report = Report()
            var found: [JSONValue?] = []
            for row in try Fixture.records(Evidence.self, "\(name.type)/statements.jsonl") {
              found += try stage.process(row, &report).map { $0.extra["\(name.column)"] }
            }
            #expect(found == [.int(298), nil])
          }
        }

        """,
      fixtures: [
        "statements.jsonl": """
        {"source_id":"p1","source":"trial.html","quote":"In a trial of 298 people pain fell.","start":0,"end":35,"type":"research-finding"}
        {"source_id":"p1","source":"trial.html","quote":"Ask your doctor.","start":36,"end":52,"type":"advice"}

        """
      ])
  }
}

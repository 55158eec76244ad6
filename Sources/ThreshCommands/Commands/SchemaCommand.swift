internal import ArgumentParser
internal import ThreshEngine
internal import ThreshKit

/// `thresh schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of pipeline files, for editors.",
    discussion: """
      With it an editor completes keys, stages and options, shows what they mean, and marks what is not allowed. Many \
      editors find it by a first line in the pipeline file, as below.

      EXAMPLE
        thresh schema > pipeline.schema.json
        # yaml-language-server: $schema=pipeline.schema.json
      """)

  func run() throws {
    let session = Session.current
    session.console.out.line(JSONText.pretty(PipelineSchema(session.stages).document))
  }
}

internal import ArgumentParser
internal import ThreshKit

/// `thresh stages`
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "List the stages that a pipeline can use.",
    discussion: """
      EXAMPLE
        thresh stages
        thresh describe cleanup/page
        thresh stages --json
      """)

  @Flag(help: ArgumentHelp("Print the reference page of all stages, in Markdown.", visibility: .hidden))
  var markdown = false

  @Flag(help: "Print JSON: every stage with its options, as thresh describe has it.")
  var json = false

  func run() throws {
    let session = Session.current
    let out = session.console.out
    if markdown {
      out.text(StageReference.markdown(session.stages))
      return
    }
    if json {
      out.line(JSONText.pretty(.array(session.stages.map { StageReference.json($0) })))
      return
    }
    let width = session.stages.map { $0.spec.reference.count }.max() ?? 0
    for entry in session.stages {
      let reference = entry.spec.reference
      let padding = String(repeating: " ", count: width - reference.count + 2)
      out.line(out.style.bold(reference) + padding + entry.spec.summary)
    }
  }
}

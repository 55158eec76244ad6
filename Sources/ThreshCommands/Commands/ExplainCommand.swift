internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// `thresh explain NAME|FILE`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show a pipeline as it would run, and where each value comes from.",
    discussion: """
      Prints a pipeline file with every value filled in. Beside each value stands the layer that decided it, from \
      the weakest to the strongest: default (of the stage), parent, file, variant, env (THRESH_PARAM_NAME), params \
      file, --set.

      EXAMPLE
        thresh explain acupuncture-back-pain
        thresh explain acupuncture-back-pain --set pages=my-pages --json
      """)

  @OptionGroup var options: PlanOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    let plan = try options.plan(session)
    let out = session.console.out
    if json {
      out.line(JSONText.pretty(Explanation(plan: plan).json))
    } else {
      out.text(Explanation(plan: plan).yaml(style: out.style))
    }
  }
}

internal import ArgumentParser
internal import Foundation
internal import ThreshKit

/// `thresh describe STAGE`
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Show what a stage does, its options and an example.",
    discussion: """
      EXAMPLE
        thresh describe cleanup/page
        thresh describe export/csv --json
      """)

  @Argument(
    help: "The stage's name, such as cleanup/page or cleanup/page@1.",
    completion: .custom { _, _, _ in Session.current.stages.map(\.spec.name) })
  var stage: String

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    let entry = try session.stage(stage)
    let out = session.console.out
    if json {
      out.line(JSONText.pretty(StageReference.json(entry)))
    } else {
      out.text(StageReference.text(entry, style: out.style))
    }
  }
}

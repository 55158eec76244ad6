internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// What `thresh run` says at the end.
struct RunReport {
  let outcome: PipelineRun.Outcome
  /// Absolute path of the output folder.
  let folder: String
  /// What must be added to a command to use the same workspace.
  let workspace: String
  let session: Session

  /// For a reader at a terminal.
  func lines(highlights: Bool) -> [String] {
    let out = session.console.out
    let style = out.style
    let tables = outcome.tables
    var lines = [style.bold(tables.run.title ?? tables.run.pipeline), ""]
    lines += tables.summary.lines.flatMap { Paragraph.wrapped($0, width: out.width) }
    lines += ["", "written to " + style.bold(session.shown(folder)) + ":"]
    let width = outcome.files.map(\.name.count).max() ?? 0
    lines += outcome.files.map { "  " + $0.name.padded(to: width + 2) + Self.size($0.bytes) }
    if highlights { lines += self.highlights(style: style, width: out.width) }
    if let next = nextCommand, !highlights { lines += ["", "next: " + style.green(next)] }
    return lines
  }

  /// For machines.
  func json() throws -> JSONValue {
    .object([
      .init("pipeline", .string(outcome.tables.run.pipeline)),
      .init("output_folder", .string(folder)),
      .init("files", try JSONText.value(of: outcome.files)),
      .init("summary", try JSONText.value(of: outcome.tables.summary, snakeCase: true)),
      .init("problems", try JSONText.value(of: outcome.tables.problems)),
    ])
  }

  private func highlights(style: Style, width: Int) -> [String] {
    let evidence = outcome.tables.evidence
    var lines: [String] = []
    if let file = outcome.files.first(where: { $0.name.hasPrefix("evidence.") }) {
      lines += [
        "",
        "The evidence table, \(evidence.count) rows: " + style.bold(session.shown(folder) + "/" + file.name),
      ]
    }
    lines += TablePreview.lines(evidence, rows: 5, style: style, width: width)
    return lines + Highlights(tables: outcome.tables).lines(style: style, width: width, workspace: workspace)
  }

  /// What a reviewer would type next: look at a row, or see which pages made trouble.
  private var nextCommand: String? {
    outcome.tables.evidence.first.map { "thresh show \($0.id)\(workspace)" }
  }

  private static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\(bytes / 1000) kB"
    default: "\(bytes / 1_000_000) MB"
    }
  }
}

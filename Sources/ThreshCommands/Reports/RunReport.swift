internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// What `thresh run` says at the end.
struct RunReport {
  let outcome: RunOutcome
  /// What was run, when that was a trial.
  let part: Plan.Part?
  /// Absolute path of the output folder.
  let folder: String
  /// What must be added to a command to use the same workspace.
  let workspace: String
  let session: Session

  /// For a reader at a terminal.
  ///
  /// - Throws: ``StoreError`` when highlights are asked for and the workspace cannot be read.
  func lines(highlights: Bool) throws -> [String] {
    let out = session.console.out
    let style = out.style
    var lines = [style.bold(outcome.run.title ?? outcome.run.pipeline), ""]
    if let part { lines += Paragraph.wrapped(Self.text(part), width: out.width) + [""] }
    if outcome.files.isEmpty, part != nil {
      lines += tallies + ["", "no table was written: the stages that chart evidence come later"]
      lines += outcome.problems.map { "\($0.source): \($0.code) \($0.message)" }
      return lines
    }
    for line in outcome.summary.lines {
      lines += Paragraph.wrapped(line, width: out.width)
      if line.hasPrefix("problems:") { lines += ProblemNames.lines(outcome.problems) }
    }
    for step in outcome.tallies {
      if let count = step.tally.leftOut { lines.append("left out by \(step.id): \(count)") }
    }
    if outcome.tallies.contains(where: { $0.tally.reused > 0 }) { lines += [""] + tallies }
    lines += [
      "",
      (outcome.isUnchanged ? "nothing has changed since the last run; as it left them in " : "written to ")
        + style.bold(session.shown(folder)) + ":",
    ]
    let width = outcome.files.map(\.name.count).max() ?? 0
    lines += outcome.files.map { "  " + $0.name.padded(to: width + 2) + ByteCount.text($0.bytes) }
    if let unused = outcome.unused { lines += UnusedReport.lines(unused, style: style, width: out.width) }
    if highlights { lines += self.highlights(try outcome.tables(), style: style, width: out.width) }
    if let next = nextCommand, !highlights { lines += ["", "next: " + style.green(next)] }
    return lines
  }

  /// For machines.
  func json() throws -> JSONValue {
    .object([
      .init("run", .string(outcome.id)),
      .init("pipeline", .string(outcome.run.pipeline)),
      .init("part", part?.json ?? .null),
      .init("output_folder", .string(folder)),
      .init("unchanged", .bool(outcome.isUnchanged)),
      .init("files", try JSONText.value(of: outcome.files)),
      .init("stages", try JSONText.value(of: outcome.tallies)),
      .init("summary", try JSONText.value(of: outcome.summary, snakeCase: true)),
      .init("problems", try JSONText.value(of: outcome.problems)),
      .init("unused", try outcome.unused.map { try JSONText.value(of: $0) } ?? .null),
    ])
  }

  /// A line for each step: what was made, and what was known from a run before.
  private var tallies: [String] {
    let width = outcome.tallies.map(\.id.count).max() ?? 0
    return outcome.tallies.map { $0.id.padded(to: width + 2) + $0.text + " " + $0.unit }
  }

  static func text(_ part: Plan.Part) -> String {
    var parts: [String] = []
    if let limit = part.limit { parts.append(limit == 1 ? "the first file" : "the first \(limit) files") }
    if let stages = part.stages {
      parts.append("\(stages.joined(separator: ", ")) made anew, stages after that left out")
    }
    return "a trial: " + parts.joined(separator: "; ")
  }

  private func highlights(_ tables: ReviewTables, style: Style, width: Int) -> [String] {
    let evidence = tables.evidence
    var lines: [String] = []
    if let file = outcome.files.first(where: { $0.name.hasPrefix("evidence.") }) {
      lines += [
        "",
        "The evidence table, \(evidence.count) rows: " + style.bold(session.shown(folder) + "/" + file.name),
      ]
    }
    lines += TablePreview.lines(evidence, rows: 5, style: style, width: width)
    return lines + Highlights(tables: tables).lines(style: style, width: width, workspace: workspace)
  }

  /// What a reviewer would type next: look at a row, or see which pages made trouble.
  private var nextCommand: String? {
    part != nil ? nil : outcome.firstRow.map { "thresh show \($0)\(workspace)" }
  }
}

extension Plan.Part {
  var json: JSONValue {
    .object([
      .init("stages", stages.map { .array($0.map(JSONValue.string)) } ?? .null),
      .init("limit", limit.map(JSONValue.int) ?? .null),
    ])
  }
}

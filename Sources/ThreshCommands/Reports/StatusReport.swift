internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// What `thresh status` shows of one pipeline.
struct StatusReport {
  let status: PipelineStatus
  /// What the pipeline is called in a command.
  let called: String
  /// Its runs, the last one first.
  let history: [PastRun]
  /// What must be added to a command to use the same workspace.
  let workspace: String
  /// Folder of the last run's exports, as it is typed; nil where a run writes there unless told otherwise.
  let out: String?
  let session: Session

  /// For a reader at a terminal.
  var lines: [String] {
    let style = session.console.out.style
    var lines = [style.bold(status.pipeline) + (status.title.map { "  " + $0 } ?? "")]
    if let run = status.run {
      lines.append(
        "last run \(run.id), \(run.run.started)"
          + (status.summary == nil ? style.yellow("; it did not write its tables") : ""))
    } else {
      lines.append("never run")
    }
    lines += [""] + table(style)
    if let summary = status.summary {
      lines += ["", summary.lines[0]]
      if !summary.setAsideReasons.isEmpty { lines.append("set aside: " + list(summary.setAsideReasons)) }
      lines.append("statements \(summary.statements), quotes verified \(summary.quotesVerified)")
      lines.append("problems: " + (summary.problems.isEmpty ? "none" : list(summary.problems)))
      lines += ProblemNames.lines(status.problems)
      if status.failed > 0, status.wasRetried {
        lines.append("what failed was tried again and failed again; thresh trace FILE shows why")
      }
    }
    lines += changes(style)
    if history.count > 1 {
      let ids = history.dropFirst().prefix(5).map { "\($0.id) (\($0.run.started))" }
      lines += ["", "runs before: " + ids.joined(separator: ", ") + (history.count > 6 ? ", …" : "")]
    }
    return lines + ["", "next: " + style.green(next)]
  }

  /// A line for each stage.
  private func table(_ style: Style) -> [String] {
    let rows = status.steps.map { step in
      let tally = step.tally?.tally
      return [
        step.id, step.uses, tally.map { "\($0.computed + $0.reused) \(step.tally?.unit ?? "")" } ?? "",
        tally.map { "\($0.failed)" } ?? "", "\(step.problems)",
        step.reasons.isEmpty ? "" : "stale: " + step.reasons.joined(separator: ", "),
      ]
    }
    let head = ["stage", "uses", "handled", "failed", "problems", ""]
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      var text = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
    return [style.bold(line(head))] + rows.map { $0.last == "" ? line($0) : style.yellow(line($0)) }
  }

  /// What is not as the last run left it.
  private func changes(_ style: Style) -> [String] {
    var lines: [String] = []
    func note(_ kind: String, _ names: [String]) {
      guard !names.isEmpty else { return }
      let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
      lines.append(style.yellow("\(kind) \(names.count): ") + shown)
    }
    if status.run != nil, let pages = status.pages {
      note("new pages", pages.new)
      note("changed pages", pages.changed)
      note("pages that are gone", pages.gone)
    }
    note("exports that are not as they were written", status.lostFiles.map(session.shown))
    lines += status.obstacles.map { style.yellow("note: ") + $0 }
    if lines.isEmpty, status.run != nil, !status.isStale { lines = ["nothing has changed since"] }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func list(_ tallies: [Tally]) -> String {
    tallies.map { "\($0.name) \($0.n)" }.joined(separator: ", ")
  }

  /// The command to type.
  var next: String {
    let given = Self.arguments(status.invocation) + (out.map { " --out " + Self.quoted($0) } ?? "")
    if status.obstacles.contains(where: { $0.contains("thresh lint") }) { return "thresh lint \(called)" }
    if status.isStale || !status.obstacles.isEmpty { return "thresh run \(called)\(given)\(workspace)" }
    if status.failed > 0, !status.wasRetried { return "thresh retry \(called)\(workspace)" }
    if let row = status.firstRow { return "thresh show \(row)\(workspace)" }
    return "thresh export \(called)\(workspace)"
  }

  /// What the user gave, as it is typed.
  static func arguments(_ invocation: Invocation) -> String {
    var words = invocation.settings.flatMap { ["--set", $0] }
    if let file = invocation.paramsFile { words += ["--params-file", file] }
    if let variant = invocation.variant { words += ["--variant", variant] }
    return words.map { " " + quoted($0) }.joined()
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_=./:,@%+".contains($0)) }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// For machines.
  var json: JSONValue {
    func strings(_ list: [String]) -> JSONValue { .array(list.map(JSONValue.string)) }
    return .object([
      .init("pipeline", .string(status.pipeline)),
      .init("run", status.run.map { .string($0.id) } ?? .null),
      .init("started", status.run.map { .string($0.run.started) } ?? .null),
      .init("finished", .bool(status.summary != nil)),
      .init("stale", .bool(status.isStale)),
      .init(
        "stages",
        .array(
          status.steps.map { step in
            let tally = step.tally?.tally
            return .object([
              .init("id", .string(step.id)), .init("uses", .string(step.uses)),
              .init("handled", tally.map { .int($0.computed + $0.reused) } ?? .null),
              .init("unit", step.tally.map { .string($0.unit) } ?? .null),
              .init("failed", tally.map { .int($0.failed) } ?? .null),
              .init("problems", .int(step.problems)), .init("stale", strings(step.reasons)),
            ])
          })),
      .init(
        "pages",
        .object([
          .init("new", strings(status.pages?.new ?? [])),
          .init("changed", strings(status.pages?.changed ?? [])),
          .init("gone", strings(status.pages?.gone ?? [])),
        ])),
      .init("exports_changed", strings(status.lostFiles)),
      .init("notes", strings(status.obstacles)),
      .init("runs", strings(history.map(\.id))),
      .init("next", .string(next)),
    ])
  }
}

internal import ThreshEngine
internal import ThreshKit

/// What `thresh run --dry-run` says.
struct RunPreview {
  let plan: Plan
  /// Absolute path of its folder.
  let workspace: String
  let session: Session

  /// For a reader at a terminal.
  func lines() throws(ConfigurationError) -> [String] {
    let style = session.console.out.style
    var lines = [style.bold(plan.title ?? plan.name), ""]
    if let part = plan.part { lines += [RunReport.text(part), ""] }
    let count = try fileCount()
    let width = plan.steps.map(\.id.count).max() ?? 0
    for (index, step) in plan.steps.enumerated() {
      let note = index == 0 ? "  \(count) \(count == 1 ? "file" : "files") to read" : ""
      lines.append(step.id.padded(to: width + 2) + step.spec.reference + note)
    }
    lines.append("")
    if plan.exportPaths.isEmpty {
      lines.append("no table would be written")
    } else {
      lines.append("would be written:")
      lines += plan.exportPaths.map { "  " + session.shown($0) }
    }
    return lines + ["workspace: " + session.shown(workspace), "nothing was read or written"]
  }

  /// For machines.
  func json() throws(ConfigurationError) -> JSONValue {
    .object([
      .init("pipeline", .string(plan.name)),
      .init("part", plan.part?.json ?? .null),
      .init("files_to_read", .int(try fileCount())),
      .init(
        "stages",
        .array(
          plan.steps.map {
            .object([.init("id", .string($0.id)), .init("uses", .string($0.spec.reference))])
          })),
      .init("files_to_write", .array(plan.exportPaths.map(JSONValue.string))),
      .init("workspace", .string(workspace)),
    ])
  }

  private func fileCount() throws(ConfigurationError) -> Int {
    try PipelineRun(plan, workspace: nil, jobs: 1, version: Version.current).fileCount()
  }
}

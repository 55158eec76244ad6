internal import ThreshKit

/// Descriptions of stages, made from their specs alone: for `thresh describe` and for Documentation/Stages.md.
enum StageReference {
  /// For the terminal.
  static func text(_ entry: StageEntry, style: Style) -> String {
    let spec = entry.spec
    var lines = [style.bold(spec.reference), spec.summary, "", flow(entry)]
    if !spec.discussion.isEmpty { lines += ["", spec.discussion] }
    lines += ["", style.bold("OPTIONS")]
    if entry.options.isEmpty { lines.append("  none") }
    for option in entry.options {
      lines.append("  " + style.bold(option.name) + "  " + option.type.expectation)
      lines.append("      " + option.help)
      lines.append("      " + style.dim("default: " + shown(option.defaultValue)))
    }
    lines += ["", style.bold("EXAMPLE")]
    lines += spec.example.split(separator: "\n").map { "  " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  /// For machines.
  static func json(_ entry: StageEntry) -> JSONValue {
    let spec = entry.spec
    return .object([
      .init("name", .string(spec.name)),
      .init("version", .int(spec.version)),
      .init("summary", .string(spec.summary)),
      .init("discussion", .string(spec.discussion)),
      .init("role", .string(role(entry))),
      .init("reads", entry.adapted != nil ? .null : entry.role.input.map { .string($0.rawValue) } ?? .null),
      .init("writes", entry.adapted != nil ? .null : entry.role.output.map { .string($0.rawValue) } ?? .null),
      .init("changes", entry.spec.changes.map { .array($0.map(JSONValue.string)) } ?? .null),
      .init(
        "options",
        .array(
          entry.options.map { option in
            .object([
              .init("name", .string(option.name)),
              .init("type", .string(option.type.expectation)),
              .init("default", option.defaultValue),
              .init("help", .string(option.help)),
            ])
          })),
      .init("example", .string(spec.example)),
    ])
  }

  /// The page Documentation/Stages.md.
  static func markdown(_ entries: [StageEntry]) -> String {
    var lines = [
      "# Stages", "",
      "Generated from the stages' own descriptions by `make docs`; `thresh describe STAGE` shows the same.",
      "",
      "| stage | does | reads | writes |", "|---|---|---|---|",
    ]
    for entry in entries {
      let anchor = entry.spec.reference.filter { $0.isLetter || $0.isNumber || $0 == "-" }
      lines.append(
        "| [`\(entry.spec.reference)`](#\(anchor)) | \(cell(entry.spec.summary)) | \(reads(entry)) | \(writes(entry)) |"
      )
    }
    for entry in entries {
      let spec = entry.spec
      lines += ["", "## \(spec.reference)", "", spec.summary + ".", "", flow(entry)]
      if !spec.discussion.isEmpty { lines += ["", spec.discussion] }
      if !entry.options.isEmpty {
        lines += ["", "| option | type | default | meaning |", "|---|---|---|---|"]
        lines += entry.options.map { option in
          "| `\(option.name)` | \(cell(option.type.expectation)) | \(cell("`\(shown(option.defaultValue))`")) "
            + "| \(cell(option.help)) |"
        }
      }
      lines += ["", "```yaml", spec.example, "```"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func flow(_ entry: StageEntry) -> String {
    if entry.adapted != nil {
      return "Takes one record at a time, of the kind that the stage before it gives unless told otherwise."
    }
    let changes = entry.spec.changes ?? []
    let changed = changes.isEmpty ? "" : " Changes " + changes.joined(separator: ", ") + "."
    return switch entry.role {
    case .source: "Reads files; gives pages."
    case .map(let input, let output):
      "Takes one \(input == .evidence ? "evidence row" : input.rawValue) at a time; gives \(plural(output)).\(changed)"
    case .group(let input, let output):
      "Compares \(plural(input)) with each other; gives \(plural(output)), and links that say why.\(changed)"
    case .sink: "Writes the review's tables."
    }
  }

  private static func role(_ entry: StageEntry) -> String {
    switch entry.role {
    case .source: "source"
    case .map: "map"
    case .group: "group"
    case .sink: "sink"
    }
  }

  private static func reads(_ entry: StageEntry) -> String {
    if entry.adapted != nil { return "any" }
    if case .sink = entry.role { return "tables" }
    return entry.role.input.map(plural) ?? "files"
  }

  private static func writes(_ entry: StageEntry) -> String {
    entry.adapted != nil ? "any" : entry.role.output.map(plural) ?? "files"
  }

  private static func plural(_ kind: RecordKind) -> String {
    switch kind {
    case .page: "pages"
    case .document: "documents"
    case .evidence: "evidence rows"
    }
  }

  private static func shown(_ value: JSONValue) -> String { JSONText.line(value) }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}

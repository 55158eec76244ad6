internal import ThreshEngine
internal import ThreshKit

/// What `thresh trace` shows of one page.
struct TraceReport {
  let trace: PageTrace
  let session: Session

  /// For a reader at a terminal.
  func lines(style: Style, width: Int) -> [String] {
    var lines = [style.bold(trace.name) + style.dim(trace.page.map { "  " + $0.id } ?? "")]
    lines += trace.files.map { "  " + session.shown($0) }
    if trace.files.isEmpty { lines += (trace.page?.origins ?? []).map { "  " + $0.path } }
    if let url = trace.page?.url { lines.append("  " + url.value + style.dim("  (\(url.origin))")) }
    lines.append("  in the run \(trace.run) of \(trace.pipeline)")
    for step in trace.steps {
      lines += ["", style.bold(step.id) + "  " + style.dim(step.uses)]
      lines += said(step, style).flatMap { Paragraph.wrapped($0, width: width, indent: "  ") }
    }
    lines += ["", style.bold("became ") + outcome]
    for row in trace.statements {
      let facts = "\(row.id)  \(row.type.rawValue)  "
      lines.append(
        "  " + facts + Paragraph.cut(Paragraph.folded(row.quote), width: max(20, width - facts.count - 2)))
    }
    return lines
  }

  private var outcome: String {
    var text = trace.status.rawValue.replacing("_", with: " ")
    if let reason = trace.reason { text += " (\(reason))" }
    if let copy = trace.copyOf { text += ", a copy of page \(copy.prefix(12))" }
    return text + ", \(Self.counted(trace.statements.count, "row"))"
  }

  /// What one stage did, a sentence each.
  private func said(_ step: PageTrace.Step, _ style: Style) -> [String] {
    var lines: [String] = []
    if step.reads == nil {
      if let page = trace.page {
        lines.append("read as \(page.mediaType.rawValue)" + (page.charset.map { ", " + $0 } ?? ""))
        if page.origins.count > 1 {
          lines.append("the same bytes lie in \(page.origins.count) files; they are one page")
        }
      } else {
        lines.append(style.red("could not be read"))
      }
    } else if let said = step.said {
      lines.append("gave " + Self.counted(said.made, step.gives?.rawValue ?? "record"))
      let counts = said.counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      if !counts.isEmpty { lines.append(counts.joined(separator: ", ")) }
      if let reason = said.setAside {
        lines.append(style.yellow("left out: ") + "\(reason.message) (\(reason.code))")
      }
      lines += said.failures.map { style.red("could not use it: ") + "\($0.message) (\($0.code))" }
    } else if step.isGroup {
      if step.links.isEmpty { lines.append("linked it with nothing") }
    } else {
      lines.append("nothing is kept of what it made")
    }
    let failures = Set(step.said?.failures.map(\.code) ?? [])
    lines += step.problems.filter { !failures.contains($0.code) }.map {
      style.yellow("problem: ") + "\($0.message) (\($0.code))"
    }
    lines += step.links.prefix(8).map { link in
      "\(shown(link.a, step)) with \(shown(link.b, step)): \(link.reason)"
    }
    if step.links.count > 8 { lines.append("and \(step.links.count - 8) more links") }
    return lines
  }

  /// A row or a page, with the name of its file where that is another.
  private func shown(_ id: String, _ step: PageTrace.Step) -> String {
    if id == trace.page?.id { return "this page" }
    let name = step.places[id]
    if id.count == 64 { return name ?? "page \(id.prefix(12))" }
    return trace.statements.contains { $0.id == id } ? id : id + (name.map { " (\($0))" } ?? "")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    if noun == RecordKind.evidence.rawValue { return "\(count) evidence \(count == 1 ? "row" : "rows")" }
    return "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// For machines.
  func json() throws -> JSONValue {
    .object([
      .init("pipeline", .string(trace.pipeline)), .init("run", .string(trace.run)),
      .init("source_id", trace.page.map { .string($0.id) } ?? .null), .init("source", .string(trace.name)),
      .init("files", .array(trace.files.map(JSONValue.string))),
      .init("status", .string(trace.status.rawValue)),
      .init("status_reason", trace.reason.map(JSONValue.string) ?? .null),
      .init("copy_of", trace.copyOf.map(JSONValue.string) ?? .null),
      .init(
        "stages",
        .array(
          try trace.steps.map { step in
            .object([
              .init("id", .string(step.id)), .init("uses", .string(step.uses)),
              .init("records", step.said.map { .int($0.made) } ?? .null),
              .init(
                "counts",
                .object(
                  (step.said?.counts ?? [:]).sorted { $0.key < $1.key }.map { .init($0.key, .int($0.value)) })
              ),
              .init("set_aside", step.said?.setAside.map { .string($0.code) } ?? .null),
              .init("failures", .array((step.said?.failures ?? []).map { .string($0.code) })),
              .init("problems", try JSONText.value(of: step.problems)),
              .init("links", try JSONText.value(of: step.links)),
            ])
          })),
      .init("rows", .array(trace.statements.map { .string($0.id) })),
    ])
  }
}

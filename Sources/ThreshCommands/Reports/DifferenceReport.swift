internal import ThreshEngine
internal import ThreshKit

/// What `thresh diff` shows.
struct DifferenceReport {
  let difference: RunDifference

  /// For a reader at a terminal.
  func lines(style: Style, width: Int) -> [String] {
    var lines = [difference.before, difference.after].map { run in
      style.bold(run.id) + "  \(run.pipeline), \(run.run.started)"
    }
    lines += difference.stages.map { style.yellow($0.id) + ": " + $0.parts.joined(separator: ", ") }
    if difference.hasOtherPages {
      lines.append(style.yellow("pages") + ": not the same")
      lines += difference.newPages.map { style.green("+") + " page " + $0 }
      lines += difference.gonePages.map { style.red("-") + " page " + $0 }
    }
    lines += difference.newProblems.map { problem(style.red("+"), $0) }
    lines += difference.goneProblems.map { problem(style.green("-"), $0) }
    for row in difference.changed where !row.cells.isEmpty {
      lines += ["", title(style.yellow("~"), row.row, former: row.formerID, width)]
      for cell in row.cells {
        lines.append(
          "    \(style.bold(cell.column)): \(shown(cell.before, width)) → \(shown(cell.after, width))")
      }
    }
    if !difference.came.isEmpty { lines.append("") }
    lines += difference.came.map { title(style.green("+"), $0, width) }
    if !difference.went.isEmpty { lines.append("") }
    lines += difference.went.map { title(style.red("-"), $0, width) }
    return lines + ["", summary]
  }

  private var summary: String {
    let cells = difference.changed.reduce(0) { $0 + $1.cells.count }
    let moved = difference.changed.count { $0.formerID != nil }
    let rows = difference.changed.count { !$0.cells.isEmpty }
    return "rows: \(difference.came.count) came, \(difference.went.count) went, "
      + "\(rows) changed in \(cells) \(cells == 1 ? "cell" : "cells"), \(difference.same) the same"
      + (moved == 0 ? "" : ", \(moved) on pages that changed")
  }

  private func title(_ mark: String, _ row: Evidence, former: String? = nil, _ width: Int) -> String {
    let place = "\(row.id)\(former.map { " (was \($0))" } ?? "")  \(row.source)  "
    return "\(mark) \(place)"
      + Paragraph.cut(Paragraph.folded(row.quote), width: max(20, width - place.count - 2))
  }

  private func problem(_ mark: String, _ problem: Problem) -> String {
    "\(mark) problem \(problem.code) of \(problem.source): \(problem.message)"
  }

  private func shown(_ value: JSONValue, _ width: Int) -> String {
    let text =
      switch value {
      case .null: "empty"
      case .string(let text): Paragraph.folded(text)
      default: JSONText.line(value)
      }
    return Paragraph.cut(text, width: max(20, width / 2))
  }

  /// For machines.
  func json() throws -> JSONValue {
    .object([
      .init("before", .string(difference.before.id)), .init("after", .string(difference.after.id)),
      .init(
        "stages",
        .object(difference.stages.map { .init($0.id, .array($0.parts.map(JSONValue.string))) })),
      .init("other_pages", .bool(difference.hasOtherPages)),
      .init("new_pages", .array(difference.newPages.map(JSONValue.string))),
      .init("gone_pages", .array(difference.gonePages.map(JSONValue.string))),
      .init("same", .int(difference.same)),
      .init("came", try JSONText.value(of: difference.came)),
      .init("went", try JSONText.value(of: difference.went)),
      .init(
        "changed",
        .array(
          difference.changed.map { row in
            .object([
              .init("evidence_id", .string(row.row.id)),
              .init("former_id", row.formerID.map(JSONValue.string) ?? .null),
              .init("source", .string(row.row.source)), .init("quote", .string(row.row.quote)),
              .init(
                "cells",
                .array(
                  row.cells.map { cell in
                    .object([
                      .init("column", .string(cell.column)), .init("before", cell.before),
                      .init("after", cell.after),
                    ])
                  })),
            ])
          })),
      .init("new_problems", try JSONText.value(of: difference.newProblems)),
      .init("gone_problems", try JSONText.value(of: difference.goneProblems)),
    ])
  }
}

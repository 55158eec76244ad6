internal import ThreshKit
internal import ThreshStore

/// What `thresh verify` found.
struct CheckReport {
  let result: CheckResult
  let session: Session

  /// For a reader at a terminal: every damage, then what was looked at.
  var lines: [String] {
    let style = session.console.out.style
    var lines = result.damages.map { damage in
      style.red("damaged: ") + style.bold(session.shown(damage.file)) + ": "
        + (damage.part.map { $0 + " " } ?? "") + damage.message
    }
    lines += result.notes.map { "note: " + $0 }
    let checked = result.checked.map { "\($0.kind) \($0.count)" }.joined(separator: ", ")
    lines.append("checked: " + (checked.isEmpty ? "nothing" : checked))
    if result.damages.isEmpty { return lines + [style.green("all as it was left")] }
    return lines + Paragraph.wrapped(advice, width: session.console.out.width)
  }

  /// What to do about the damage.
  private var advice: String {
    let count = result.damages.count == 1 ? "1 damage" : "\(result.damages.count) damages"
    return
      "\(count); a page that was changed or lost has to come from a copy, or is run as it is now; everything else `thresh run NAME "
      + "--fresh` makes again, and `thresh gc --keep 1` drops what was spoilt of earlier runs; where they cannot "
      + "use the workspace, remove its folder first"
  }

  /// For machines.
  var json: JSONValue {
    .object([
      .init("whole", .bool(result.damages.isEmpty)),
      .init(
        "damages",
        .array(
          result.damages.map { damage in
            .object([
              .init("file", .string(damage.file)), .init("part", damage.part.map(JSONValue.string) ?? .null),
              .init("message", .string(damage.message)),
            ])
          })),
      .init("checked", .object(result.checked.map { .init($0.kind, .int($0.count)) })),
      .init("notes", .array(result.notes.map(JSONValue.string))),
    ])
  }
}

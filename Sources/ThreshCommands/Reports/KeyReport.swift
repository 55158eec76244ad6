internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// What `thresh why` shows.
struct KeyReport {
  let history: KeyHistory
  /// The command that tries failures again.
  let retry: String

  /// For a reader at a terminal.
  func lines(style: Style, width: Int) -> [String] {
    var lines = [
      style.bold(history.step) + " (\(history.uses)) of " + style.bold(history.page.fileName)
        + style.dim("  " + history.page.id.prefix(12)), "",
    ]
    for part in history.parts {
      let mark = part.before == nil ? "not known before" : part.now == nil ? "not known yet" : nil
      let state = mark ?? (part.isChanged ? "changed" : "same")
      let head = part.name.padded(to: 10) + state.padded(to: 18)
      lines.append(part.isChanged ? style.yellow(head) : head + Self.value(part))
      if part.isChanged {
        lines += Self.difference(part).map { String(repeating: " ", count: 10) + $0 }
      }
    }
    if let said = history.said { lines += [""] + Self.lines(said) }
    lines += history.parts.isEmpty ? [] : [""]
    return lines + Paragraph.wrapped(verdict, width: width)
  }

  private static func lines(_ said: StageSaying) -> [String] {
    var lines = ["it gave \(said.made) \(said.made == 1 ? "record" : "records")"]
    if let reason = said.setAside { lines.append("it left the page out: \(reason.message) (\(reason.code))") }
    lines += said.failures.map { "it could not use the page: \($0.message) (\($0.code))" }
    lines += said.problems.map { "problem: \($0.message) (\($0.code))" }
    return lines
  }

  /// What to make of it, in a sentence.
  private var verdict: String {
    let changed = history.parts.filter(\.isChanged).map(\.name)
    let why = changed.isEmpty ? "" : " (\(changed.joined(separator: ", ")) changed since it was made before)"
    return switch history.verdict {
    case .known: "known: a run takes what is kept" + why
    case .failed: "known to fail: a run does not try it again; \(retry) does" + why
    case .firstTime: "to be made: nothing is kept of this page and stage"
    case .changed:
      "to be made again, as of what it follows from these changed: " + changed.joined(separator: ", ")
    case .dependsOn(let stage):
      "depends on what '\(stage)' gives, which is to be made first: the same as before, and this is known"
    case .notKept(let reason): reason
    }
  }

  private static func value(_ part: KeyPart) -> String {
    let text = part.now ?? part.before ?? ""
    guard part.name == "options", let options = members(text) else { return short(text) }
    let set = options.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    return Paragraph.cut(set.map { "\($0.key): \(shown($0.value))" }.joined(separator: ", "), width: 60)
  }

  /// Both values; of options only those that differ.
  private static func difference(_ part: KeyPart) -> [String] {
    guard let before = part.before, let now = part.now else { return [] }
    if part.name == "options", let old = members(before), let new = members(now) {
      let names = Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }
      if !names.isEmpty { return names.map { "\($0): \(shown(old[$0])) → \(shown(new[$0]))" } }
    }
    return ["\(short(before)) → \(short(now))"]
  }

  private static func members(_ options: String) -> [String: String]? {
    try? JSONDecoder().decode([String: String].self, from: Data(options.utf8))
  }

  /// Digests of files are shortened.
  private static func shown(_ value: String?) -> String {
    guard let value else { return "not set" }
    return value.split(separator: " ").map { short(String($0)) }.joined(separator: " ")
  }

  private static func short(_ text: String) -> String {
    let isDigest = text.count == 64 && text.allSatisfy(\.isHexDigit)
    return isDigest ? text.prefix(12) + "…" : Paragraph.cut(text, width: 60)
  }

  /// For machines.
  var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      .init("stage", .string(history.step)), .init("uses", .string(history.uses)),
      .init("source_id", .string(history.page.id)), .init("source", .string(history.page.fileName)),
      .init("verdict", .string(verdictName)), .init("reason", .string(verdict)),
      .init(
        "parts",
        .array(
          history.parts.map { part in
            .object([
              .init("name", .string(part.name)), .init("before", text(part.before)),
              .init("now", text(part.now)),
              .init("changed", .bool(part.isChanged)),
            ])
          })),
      .init("records", history.said.map { .int($0.made) } ?? .null),
      .init("set_aside", text(history.said?.setAside?.code)),
      .init("failures", .array(history.said?.failures.map { .string($0.code) } ?? [])),
    ])
  }

  private var verdictName: String {
    switch history.verdict {
    case .known: "known"
    case .failed: "failed"
    case .firstTime: "first_time"
    case .changed: "changed"
    case .dependsOn: "depends_on"
    case .notKept: "not_kept"
    }
  }
}

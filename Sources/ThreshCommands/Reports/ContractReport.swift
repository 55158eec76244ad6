internal import ThreshKit

/// What `thresh check` found.
struct ContractReport {
  var stage: String
  var results: [ContractResult]
  /// What is wrong with the examples of a plugin.
  var examples: [String]

  var isKept: Bool { results.allSatisfy(\.isKept) && examples.isEmpty }

  /// For the terminal.
  func text(style: Style) -> String {
    var lines = [style.bold(stage)]
    for result in results {
      let mark = !result.isKept ? style.red("✗") : result.skipped == nil ? style.green("✓") : style.dim("–")
      lines.append("  \(mark) \(result.check.promise)")
      if result.isKept, let reason = result.skipped {
        lines.append("      " + style.dim("not tried: \(reason)"))
      }
      for failure in result.failures {
        lines.append("      \(Self.visible(failure.message))")
        lines.append("      " + style.yellow("mend it:") + " \(failure.mend)")
      }
    }
    if !examples.isEmpty {
      lines.append("  \(style.red("✗")) the plugin's examples come out as they say")
      lines += examples.map { "      " + Self.visible($0) }
    }
    let broken = results.filter { !$0.isKept }.count + (examples.isEmpty ? 0 : 1)
    let untried = results.filter { $0.isKept && $0.skipped != nil }.count
    let rest = untried == 0 ? "" : ", \(untried) not tried"
    lines.append(
      broken == 0 ? "all promises kept\(rest)" : "\(broken) promise\(broken == 1 ? "" : "s") broken\(rest)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// For scripts.
  var json: JSONValue {
    .object([
      .init("stage", .string(stage)), .init("kept", .bool(isKept)),
      .init("checks", .array(results.map(Self.json))),
      .init("examples", .array(examples.map(JSONValue.string))),
    ])
  }

  private static func json(_ result: ContractResult) -> JSONValue {
    .object([
      .init("check", .string(result.check.rawValue)), .init("promise", .string(result.check.promise)),
      .init("state", .string(!result.isKept ? "broken" : result.skipped == nil ? "kept" : "not-tried")),
      .init("reason", result.isKept ? result.skipped.map(JSONValue.string) ?? .null : .null),
      .init(
        "failures",
        .array(
          result.failures.map {
            .object([.init("message", .string($0.message)), .init("mend", .string($0.mend))])
          })),
    ])
  }

  /// Control characters of hostile records must not reach the terminal.
  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}

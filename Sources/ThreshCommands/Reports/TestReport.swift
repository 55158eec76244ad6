internal import ThreshEngine
internal import ThreshKit

/// What `thresh test` says of a test.
enum TestReport {
  /// How many of the quotes are shown.
  private static let most = 20

  /// For a reader: one line when it passed, else what differs.
  static func lines(_ result: StageTestResult, _ stream: Console.Stream) -> [String] {
    let style = stream.style
    if result.hasPassed { return [style.green("ok    ") + result.name] }
    var lines = [style.red("FAIL  ") + style.bold(result.name) + style.dim("  \(result.place)")]
    if let failure = result.failure { lines.append("        \(failure)") }
    for difference in result.differences {
      lines += [
        "        \(difference.cell)" + style.dim("  \(difference.place)"),
        "          expected  " + style.green(difference.expected),
        "          found     " + style.red(difference.found),
      ]
      if let quote = difference.quote { lines.append("          in        \(JSONText.line(.string(quote)))") }
    }
    // Which rows there are is what a reader wants to know next, unless it was about something else.
    if result.differences.contains(where: { $0.cell.hasPrefix("evidence") || $0.cell == "quotes" }) {
      lines.append(result.quotes.isEmpty ? "        nothing was charted" : "        charted:")
      lines += result.quotes.prefix(most).enumerated().map {
        "          [\($0)] \(JSONText.line(.string($1)))"
      }
      if result.quotes.count > most { lines.append("          and \(result.quotes.count - most) more") }
    }
    return lines
  }

  /// For machines.
  static func json(_ results: [StageTestResult]) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      .init("passed", .int(results.count(where: \.hasPassed))),
      .init("failed", .int(results.count { !$0.hasPassed })),
      .init(
        "tests",
        .array(
          results.map { result in
            .object([
              .init("name", .string(result.name)), .init("place", .string(result.place)),
              .init("passed", .bool(result.hasPassed)), .init("failure", text(result.failure)),
              .init(
                "differences",
                .array(
                  result.differences.map {
                    .object([
                      .init("cell", .string($0.cell)), .init("place", .string($0.place)),
                      .init("expected", .string($0.expected)), .init("found", .string($0.found)),
                      .init("quote", text($0.quote)),
                    ])
                  })),
              .init("quotes", .array(result.quotes.map(JSONValue.string))),
            ])
          })),
    ])
  }
}

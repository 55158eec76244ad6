internal import ThreshEngine
internal import ThreshKit

/// A plan written as a pipeline file, each value with the layer it came from.
struct Explanation {
  let plan: Plan

  /// A line of YAML and what is said beside it.
  private struct Line {
    var text: String
    var note: String?
  }

  /// A pipeline file that does the same wherever nothing else is set.
  func yaml(style: Style) -> String {
    var lines = [Line(text: "thresh: 1"), Line(text: "name: " + plan.name)]
    if let title = plan.title { lines.append(Line(text: "title: " + Self.text(.string(title)))) }
    lines += parameters
    lines.append(Line(text: "stages:"))
    for step in plan.steps { lines += self.lines(step) }
    if !plan.exports.isEmpty { lines.append(Line(text: "export:")) }
    for step in plan.exports { lines += self.lines(step) }
    let width = lines.filter { $0.note != nil }.map(\.text.count).max() ?? 0
    return lines.map { line in
      line.note.map { line.text.padded(to: min(width, 60)) + style.dim("  # " + $0) } ?? line.text
    }.joined(separator: "\n") + "\n"
  }

  /// The same for machines.
  var json: JSONValue {
    .object([
      .init("name", .string(plan.name)), .init("title", plan.title.map(JSONValue.string) ?? .null),
      .init("variant", plan.variant.map(JSONValue.string) ?? .null),
      .init("pipeline_digest", .string(plan.digest)),
      .init("params", .array(plan.parameters.map(Self.json))),
      .init("stages", .array(plan.steps.map(Self.json))),
      .init("export", .array(plan.exports.map(Self.json))),
    ])
  }

  private var parameters: [Line] {
    guard let declared = plan.declaration?.parameters, !declared.isEmpty else { return [] }
    return [Line(text: "params:")]
      + declared.flatMap { parameter in
        var lines = [Line(text: "  \(parameter.name):"), Line(text: "    type: \(parameter.type.rawValue)")]
        if let setting = plan.parameters.first(where: { $0.name == parameter.name }) {
          lines.append(Line(text: "    default: " + Self.text(setting.value), note: note(setting)))
        }
        if let min = parameter.min { lines.append(Line(text: "    min: " + Self.text(min))) }
        if let max = parameter.max { lines.append(Line(text: "    max: " + Self.text(max))) }
        if !parameter.choices.isEmpty {
          lines.append(Line(text: "    choices: " + Self.text(.array(parameter.choices))))
        }
        if let help = parameter.help { lines.append(Line(text: "    help: " + Self.text(.string(help)))) }
        return lines
      }
  }

  private func lines(_ step: Plan.Step) -> [Line] {
    var lines: [Line] = []
    // An export without an id is told by its place.
    if step.id.contains("[") {
      lines.append(Line(text: "  - uses: \(step.spec.reference)"))
    } else {
      lines += [Line(text: "  - id: \(step.id)"), Line(text: "    uses: \(step.spec.reference)")]
    }
    if step.role != .sink { lines += policy(step) }
    if !step.options.isEmpty { lines.append(Line(text: "    with:")) }
    lines += step.options.map { Line(text: "      \($0.name): " + Self.text($0.value), note: note($0)) }
    return lines
  }

  /// How errors are treated, as far as it was said.
  private func policy(_ step: Plan.Step) -> [Line] {
    step.policySettings.map { Line(text: "    \($0.name): " + $0.value.plainText, note: note($0)) }
  }

  /// `file, review.yaml:12, ${params.pages} from --set pages`
  private func note(_ setting: Plan.Setting) -> String {
    var parts = [setting.layer.rawValue]
    if let place = setting.place { parts = [place.hasPrefix(parts[0]) ? place : "\(parts[0]), \(place)"] }
    for reference in setting.references {
      let name = reference.hasPrefix("params.") ? String(reference.dropFirst(7)) : nil
      let source = plan.parameters.first { $0.name == name }.map { $0.place ?? $0.layer.rawValue }
      parts.append("${\(reference)}" + (source.map { " from \($0)" } ?? ""))
    }
    return parts.joined(separator: ", ")
  }

  /// `value` in YAML: plain where that is read as the same text, else as JSON.
  private static func text(_ value: JSONValue) -> String {
    guard case .string(let text) = value, let first = text.unicodeScalars.first, !Self.isOther(text) else {
      return JSONText.line(value)
    }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./".unicodeScalars.contains($0))
    }
    return isPlain && first != "-" ? text : JSONText.line(value)
  }

  /// Words that YAML takes for nothing.
  private static func isOther(_ text: String) -> Bool { ["null", "~"].contains(text.lowercased()) }

  private static func json(_ step: Plan.Step) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(step.id)), .init("uses", .string(step.spec.reference)),
      .init("options", .array(step.options.map(json))),
    ]
    if step.role != .sink {
      members += [
        .init("on_error", .string(step.errorPolicy.action.rawValue)),
        .init("retries", .int(step.errorPolicy.retries)),
        .init("stop_after", step.errorPolicy.stopAfter.map { .string($0.text) } ?? .null),
        .init("policy", .array(step.policySettings.map(json))),
      ]
    }
    return .object(members)
  }

  private static func json(_ setting: Plan.Setting) -> JSONValue {
    .object([
      .init("name", .string(setting.name)), .init("value", setting.value),
      .init("layer", .string(setting.layer.rawValue)),
      .init("place", setting.place.map(JSONValue.string) ?? .null),
      .init("references", .array(setting.references.map(JSONValue.string))),
    ])
  }
}

extension Plan.ErrorPolicy.Limit {
  /// As a pipeline file has it: `20` or `5%`.
  fileprivate var text: String {
    switch self {
    case .records(let number): "\(number)"
    case .share(let share):
      (share * 100).rounded() == share * 100 ? "\(Int(share * 100))%" : "\(share * 100)%"
    }
  }
}

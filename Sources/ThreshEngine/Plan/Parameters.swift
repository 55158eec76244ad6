internal import ThreshKit

/// The values that `${params.NAME}` stands for.
struct Parameters {
  private(set) var settings: [Plan.Setting] = []
  private var texts: [String: String] = [:]
  private var names: [String] = []

  /// Takes the defaults of `file` and the overrides of the command line; paths given there are relative to `folder`.
  init(_ file: PipelineFile, _ overrides: [Override], folder: String, _ mistakes: inout Mistakes) {
    names = file.parameters.map(\.name)
    for parameter in file.parameters {
      var text = parameter.defaultValue
      var layer = Plan.Layer.file
      for override in overrides where override.path == [parameter.name] {
        let mark = ConfigNode.Mark.argument(override.place)
        let given = ConfigNode(value: .scalar(override.value, .given), mark: mark)
        if OptionReader(type: parameter.type.optionType).read(given) == nil {
          mistakes.add(
            "wrong value '\(override.value)' for parameter '\(parameter.name)'", at: mark,
            key: "params.\(parameter.name)", expected: parameter.type.optionType.expectation)
        }
        text = parameter.type == .path ? Paths.join(folder, override.value) : override.value
        layer = .commandLine
      }
      guard let text else {
        mistakes.add(
          "parameter '\(parameter.name)' has no default and no value was given", at: parameter.mark,
          key: "params.\(parameter.name)", expected: "--set \(parameter.name)=VALUE")
        texts[parameter.name] = ""
        continue
      }
      texts[parameter.name] = text
      settings.append(.init(name: parameter.name, value: .string(text), layer: layer))
    }
  }

  /// `node` with every reference replaced; references to unknown parameters are added to `mistakes`.
  func substitute(in node: ConfigNode, _ mistakes: inout Mistakes) -> ConfigNode {
    var node = node
    switch node.value {
    case .scalar(let text, let style):
      guard style != .given, text.contains("${") else { return node }
      node.value = .scalar(expand(text, node.mark, &mistakes), .given)
    case .list(let items):
      node.value = .list(items.map { substitute(in: $0, &mistakes) })
    case .mapping(let members):
      node.value = .mapping(
        members.map { .init(name: $0.name, key: $0.key, value: substitute(in: $0.value, &mistakes)) })
    }
    return node
  }

  private func expand(_ text: String, _ mark: ConfigNode.Mark, _ mistakes: inout Mistakes) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      let inside = rest[start.upperBound...]
      guard let end = inside.firstIndex(of: "}") else {
        mistakes.add("a reference without its '}'", at: mark, expected: "${params.NAME}")
        return result
      }
      let reference = inside[..<end]
      rest = inside[inside.index(after: end)...]
      let name = reference.hasPrefix("params.") ? String(reference.dropFirst(7)) : nil
      if let name, let value = texts[name] {
        result += value
        continue
      }
      mistakes.add(
        name.map { "unknown parameter '\($0)'" } ?? "unknown reference '${\(reference)}'", at: mark,
        expected: names.isEmpty
          ? "a parameter that is declared under params"
          : "one of " + names.map { "${params.\($0)}" }.joined(separator: ", "),
        nearest: NearestName.of(name ?? String(reference), among: names))
    }
    return result + rest
  }
}

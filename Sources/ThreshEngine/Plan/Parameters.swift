internal import ThreshKit

/// The values that `${params.NAME}` stands for.
struct Parameters {
  private(set) var settings: [Plan.Setting] = []
  /// Nil for a parameter without a usable value: that is said once, where it is declared or given.
  private var texts: [String: String?] = [:]
  private var names: [String] = []

  /// Takes the defaults of `file` and the overrides of the command line; paths given there are relative to `folder`.
  init(_ file: PipelineFile, _ overrides: [Override], folder: String, _ mistakes: inout Mistakes) {
    names = file.parameters.map(\.name)
    for parameter in file.parameters {
      var text = parameter.defaultValue
      var layer = Plan.Layer.file
      var isUsable = !parameter.isBroken
      for override in overrides where override.path == [parameter.name] {
        let mark = ConfigNode.Mark.argument(override.place)
        let given = ConfigNode(value: .scalar(override.value, .given), mark: mark)
        isUsable = OptionReader(type: parameter.type.optionType).read(given) != nil
        if !isUsable {
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
        texts[parameter.name] = .some(nil)
        continue
      }
      texts[parameter.name] = .some(isUsable ? text : nil)
      settings.append(.init(name: parameter.name, value: .string(text), layer: layer))
    }
  }

  /// `node` with every reference replaced, or nil when one has no value; references to unknown parameters are added
  /// to `mistakes`.
  func substitute(in node: ConfigNode, _ mistakes: inout Mistakes) -> ConfigNode? {
    var node = node
    switch node.value {
    case .scalar(let text, let style):
      guard style != .given, text.contains("${") else { return node }
      guard let text = expand(text, node.mark, &mistakes) else { return nil }
      node.value = .scalar(text, .given)
    case .list(let items):
      let filled = items.map { substitute(in: $0, &mistakes) }
      guard filled.allSatisfy({ $0 != nil }) else { return nil }
      node.value = .list(filled.compactMap(\.self))
    case .mapping(let members):
      var filled: [ConfigNode.Member] = []
      for member in members {
        guard let value = substitute(in: member.value, &mistakes) else { continue }
        filled.append(.init(name: member.name, key: member.key, value: value))
      }
      guard filled.count == members.count else { return nil }
      node.value = .mapping(filled)
    }
    return node
  }

  private func expand(_ text: String, _ mark: ConfigNode.Mark, _ mistakes: inout Mistakes) -> String? {
    var result = ""
    var isWhole = true
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      let inside = rest[start.upperBound...]
      guard let end = inside.firstIndex(of: "}") else {
        mistakes.add("a reference without its '}'", at: mark, expected: "${params.NAME}")
        return nil
      }
      let reference = inside[..<end]
      rest = inside[inside.index(after: end)...]
      let name = reference.hasPrefix("params.") ? String(reference.dropFirst(7)) : nil
      if let name, let value = texts[name] {
        result += value ?? ""
        isWhole = isWhole && value != nil
        continue
      }
      isWhole = false
      mistakes.add(
        name.map { "unknown parameter '\($0)'" } ?? "unknown reference '${\(reference)}'", at: mark,
        expected: names.isEmpty
          ? "a parameter that is declared under params"
          : "one of " + names.map { "${params.\($0)}" }.joined(separator: ", "),
        nearest: NearestName.of(name ?? String(reference), among: names))
    }
    return isWhole ? result + rest : nil
  }
}

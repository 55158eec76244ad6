internal import ThreshKit

/// Fills in what a pipeline file refers to: `${params.NAME}` and `${env.NAME:-default}`.
struct References {
  /// Texts by parameter; nil for one without a usable value. Nil altogether where parameters may not be named.
  var parameters: [String: String?]?
  /// Names of the parameters, in order.
  var names: [String] = []
  var environment: [String: String]

  /// `node` with every reference replaced, or nil when one has no value; references to what there is not are added
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

  /// What `node` refers to, such as `params.pages`, each once.
  static func names(in node: ConfigNode) -> [String] {
    var found: [String] = []
    func add(_ node: ConfigNode) {
      switch node.value {
      case .scalar(let text, let style):
        guard style != .given else { return }
        for part in text.split(separator: "${").dropFirst(text.hasPrefix("${") ? 0 : 1) {
          let name = String(part.prefix { $0 != "}" && $0 != ":" })
          if !found.contains(name) { found.append(name) }
        }
      case .list(let items):
        for item in items { add(item) }
      case .mapping(let members):
        for member in members { add(member.value) }
      }
    }
    add(node)
    return found
  }

  private func expand(_ text: String, _ mark: ConfigNode.Mark, _ mistakes: inout Mistakes) -> String? {
    var result = ""
    var isWhole = true
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      let inside = rest[start.upperBound...]
      guard let end = inside.firstIndex(of: "}") else {
        mistakes.add(
          "a reference without its '}'", at: mark,
          expected: parameters == nil ? "${env.NAME}" : "${params.NAME}")
        return nil
      }
      rest = inside[inside.index(after: end)...]
      if let value = value(of: inside[..<end], mark, &mistakes) { result += value } else { isWhole = false }
    }
    return isWhole ? result + rest : nil
  }

  /// The value of one reference, without its braces.
  private func value(of reference: Substring, _ mark: ConfigNode.Mark, _ mistakes: inout Mistakes) -> String?
  {
    if reference.hasPrefix("env.") {
      return environmentValue(String(reference.dropFirst(4)), mark, &mistakes)
    }
    let name = reference.hasPrefix("params.") ? String(reference.dropFirst(7)) : nil
    if let name, let known = parameters?[name] { return known }
    let isDefault = parameters == nil
    mistakes.add(
      name.map { isDefault ? "parameter '\($0)' cannot be used in a default" : "unknown parameter '\($0)'" }
        ?? "unknown reference '${\(reference)}'", at: mark,
      expected: isDefault
        ? "a value, or ${env.NAME:-default}"
        : names.isEmpty
          ? "a parameter that is declared under params"
          : "one of " + names.map { "${params.\($0)}" }.joined(separator: ", "),
      nearest: name.map { NearestName.of($0, among: names) }
        ?? NearestName.of(String(reference), among: names.map { "params." + $0 }))
    return nil
  }

  /// As in a shell, a variable that is empty counts as not set when there is a default.
  private func environmentValue(_ text: String, _ mark: ConfigNode.Mark, _ mistakes: inout Mistakes)
    -> String?
  {
    let split = text.firstRange(of: ":-")
    let name = split.map { String(text[..<$0.lowerBound]) } ?? text
    let standard = split.map { String(text[$0.upperBound...]) }
    guard Self.isVariable(name) else {
      mistakes.add(
        "'\(name)' cannot be the name of an environment variable", at: mark,
        expected: "letters, digits and '_', as in ${env.NAME:-default}")
      return nil
    }
    if let value = environment[name], !value.isEmpty || standard == nil { return value }
    if let standard { return standard }
    mistakes.add(
      "the environment variable '\(name)' is not set", at: mark,
      expected: "a value for it, or a default: ${env.\(name):-default}")
    return nil
  }

  private static func isVariable(_ name: String) -> Bool {
    LayerReader.isName(name) && !name.contains("-")
  }
}

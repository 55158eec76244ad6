internal import ThreshKit

/// Reads a configuration value as the type an option declares.
///
/// The declared type decides, not the look of the value: `path: 2020` and `label: no` are texts where a text is
/// wanted, and `yes` is never a truth value.
struct OptionReader {
  let type: OptionType

  /// The value, or nil when it does not fit the type.
  func read(_ node: ConfigNode) -> JSONValue? {
    switch type {
    case .bool:
      switch unquoted(node) {
      case "true": .bool(true)
      case "false": .bool(false)
      default: nil
      }
    case .int(let range):
      unquoted(node).flatMap { Int($0) }.flatMap { range.contains($0) ? .int($0) : nil }
    case .double(let range):
      unquoted(node).flatMap { Double($0) }.flatMap { range.contains($0) ? .double($0) : nil }
    case .choice(let names):
      node.text.flatMap { names.contains($0) ? .string($0) : nil }
    case .string:
      node.text.map(JSONValue.string)
    case .inputPath, .outputPath:
      node.text.flatMap { $0.isEmpty ? nil : .string($0) }
    case .inputPaths, .strings:
      list(node)
    case .mapping(let keys):
      mapping(node, keys)
    }
  }

  /// A value of the command line in the form the type is written in: lists as `a,b` or `[a, b]`, mappings as `{a: b}`.
  func node(argument text: String, mark: ConfigNode.Mark) -> ConfigNode {
    switch type {
    case .inputPaths, .strings:
      if text.hasPrefix("["), let node = YAMLReader.value(text) { return node.marked(mark) }
      let items = text.split(separator: ",").map { item in
        ConfigNode(value: .scalar(String(item), .given), mark: mark)
      }
      return ConfigNode(value: .list(items), mark: mark)
    case .mapping:
      if let node = YAMLReader.value(text) { return node.marked(mark) }
    default: break
    }
    return ConfigNode(value: .scalar(text, .given), mark: mark)
  }

  private func unquoted(_ node: ConfigNode) -> String? {
    if case .scalar(_, .quoted) = node.value { nil } else { node.text }
  }

  /// A single text stands for a list of one.
  private func list(_ node: ConfigNode) -> JSONValue? {
    guard case .list(let items) = node.value else {
      return node.text.flatMap { $0.isEmpty ? nil : .array([.string($0)]) }
    }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? .array(texts.map(JSONValue.string)) : nil
  }

  private func mapping(_ node: ConfigNode, _ keys: [String]) -> JSONValue? {
    guard case .mapping(let members) = node.value else { return nil }
    var values: [JSONValue.Member] = []
    for member in members {
      guard keys.contains(member.name), let text = member.value.text else { return nil }
      values.append(.init(member.name, .string(text)))
    }
    return .object(values)
  }
}

extension OptionType {
  /// The word that `node` was probably meant to be, where words are to choose from.
  func nearest(to node: ConfigNode) -> String? {
    guard case .choice(let words) = self else { return nil }
    return node.text.flatMap { NearestName.of($0, among: words) }
  }
}

extension ConfigNode {
  /// The same value with every part placed at `mark`.
  func marked(_ mark: Mark) -> ConfigNode {
    switch value {
    case .scalar: ConfigNode(value: value, mark: mark)
    case .list(let items): ConfigNode(value: .list(items.map { $0.marked(mark) }), mark: mark)
    case .mapping(let members):
      ConfigNode(
        value: .mapping(members.map { Member(name: $0.name, key: mark, value: $0.value.marked(mark)) }),
        mark: mark)
    }
  }
}

internal import ThreshKit
internal import Yams

/// Turns the bytes of a YAML file into nodes that know their place.
struct YAMLReader {
  /// Larger files, and files whose aliases expand to more nodes, are refused.
  static let byteLimit = 1 << 20
  static let nodeLimit = 100_000

  private let file: String

  /// The one document in `bytes`, or nil after adding what is wrong to `mistakes`.
  ///
  /// - Parameter file: its name in messages.
  static func read(_ bytes: [UInt8], file: String, _ mistakes: inout Mistakes) -> ConfigNode? {
    YAMLReader(file: file).read(bytes, &mistakes)
  }

  private func read(_ bytes: [UInt8], _ mistakes: inout Mistakes) -> ConfigNode? {
    guard bytes.count <= Self.byteLimit else {
      mistakes.add(
        ConfigurationError("the file is larger than 1 MB", file: file, expected: "a pipeline file"), at: nil)
      return nil
    }
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      mistakes.add("the file is not UTF-8", at: firstBadLine(bytes), expected: "text in UTF-8")
      return nil
    }
    return read(text, &mistakes)
  }

  /// The value that `text` stands for when it is given on the command line as a YAML list or mapping.
  static func value(_ text: String) -> ConfigNode? {
    var ignored = Mistakes(file: "")
    return YAMLReader(file: "").read(text, &ignored)
  }

  private func read(_ text: String, _ mistakes: inout Mistakes) -> ConfigNode? {
    do {
      var roots = try Yams.compose_all(yaml: text)
      guard let root = roots.next() else {
        if let error = roots.error { throw error }
        mistakes.add(
          "the file is empty", at: .file(file, line: 1, column: 1),
          expected: "a pipeline: a mapping with 'thresh: 1'")
        return nil
      }
      if let second = roots.next() {
        mistakes.add("a second YAML document begins here", at: mark(second), expected: "one pipeline a file")
        return nil
      }
      if let error = roots.error { throw error }
      var budget = Self.nodeLimit
      guard let node = node(root, &budget) else {
        mistakes.add("the aliases of the file expand to too many values", at: mark(root))
        return nil
      }
      return node
    } catch let error as YamlError {
      add(error, text, &mistakes)
    } catch {
      mistakes.add("the file is not YAML: \(error)", at: .file(file, line: 1, column: 1))
    }
    return nil
  }

  private func node(_ node: Node, _ budget: inout Int) -> ConfigNode? {
    budget -= 1
    guard budget > 0 else { return nil }
    switch node {
    case .scalar(let scalar):
      let style: ConfigNode.Style = [.plain, .any].contains(scalar.style) ? .plain : .quoted
      return ConfigNode(value: .scalar(scalar.string, style), mark: mark(node))
    case .sequence(let sequence):
      var items: [ConfigNode] = []
      for item in sequence {
        guard let item = self.node(item, &budget) else { return nil }
        items.append(item)
      }
      return ConfigNode(value: .list(items), mark: mark(node))
    case .mapping(let mapping):
      var members: [ConfigNode.Member] = []
      for (key, value) in mapping {
        guard let value = self.node(value, &budget) else { return nil }
        members.append(.init(name: key.scalar?.string ?? "?", key: mark(key), value: value))
      }
      return ConfigNode(value: .mapping(members), mark: mark(node))
    case .alias:
      return nil
    }
  }

  private func mark(_ node: Node) -> ConfigNode.Mark {
    .file(file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private func add(_ error: YamlError, _ text: String, _ mistakes: inout Mistakes) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let around =
        context.map { " \($0.text.trimmingPrefix("while ")) (begun on line \($0.mark.line))" } ?? ""
      mistakes.add(
        "not valid YAML: \(problem)\(around.isEmpty ? "" : ", while" + around)",
        at: .file(file, line: mark.line, column: mark.column))
    case .reader(let problem, let offset, _, _):
      let line = offset.map { offset in text.prefix(offset).count { $0.isNewline } + 1 }
      mistakes.add("not valid YAML: \(problem)", at: .file(file, line: line ?? 1, column: 1))
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates.sorted() {
        mistakes.add(
          "the key '\(key)' is given twice in one mapping",
          at: .file(file, line: context.mark.line, column: context.mark.column), key: key,
          expected: "each key once"
        )
      }
    default:
      mistakes.add("not valid YAML: \(error)", at: .file(file, line: 1, column: 1))
    }
  }

  /// Line of the first byte that is not UTF-8.
  private func firstBadLine(_ bytes: [UInt8]) -> ConfigNode.Mark {
    var line = 1
    for part in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    return .file(file, line: line, column: 1)
  }
}

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
    var text = text
    var twice = DuplicateKeys()
    while true {
      do { return try read(text, twice, &mistakes) } catch let error as YamlError {
        if twice.rename(error, in: &text) { continue }
        add(error, text, &mistakes)
      } catch {
        mistakes.add(
          "the file is not YAML: \(error)", at: .file(file, line: 1, column: 1), expected: "a pipeline file")
      }
      return nil
    }
  }

  private func read(_ text: String, _ twice: DuplicateKeys, _ mistakes: inout Mistakes) throws -> ConfigNode?
  {
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
    }
    if let error = roots.error { throw error }
    var budget = Self.nodeLimit
    guard let node = node(root, &budget) else {
      mistakes.add(
        "the aliases of the file expand to too many values", at: mark(root), expected: "a pipeline file")
      return nil
    }
    return cleaned(node, twice.keys, &mistakes)
  }

  /// `node` without the keys that are given again, after saying where.
  private func cleaned(_ node: ConfigNode, _ keys: [String: String], _ mistakes: inout Mistakes) -> ConfigNode
  {
    guard !keys.isEmpty else { return node }
    var node = node
    switch node.value {
    case .scalar: break
    case .list(let items): node.value = .list(items.map { cleaned($0, keys, &mistakes) })
    case .mapping(let members):
      var kept: [ConfigNode.Member] = []
      for var member in members {
        guard let name = keys[member.name] else {
          member.value = cleaned(member.value, keys, &mistakes)
          kept.append(member)
          continue
        }
        let again = members.first { $0.name == name }
        var first = ""
        if case .file(_, let line, _) = member.key { first = " (first on line \(line))" }
        mistakes.add(
          "the key '\(name)' is given twice in one mapping\(first)", at: again?.key ?? member.key, key: name,
          expected: "each key once")
      }
      node.value = .mapping(kept)
    }
    return node
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
        context.map { ", \($0.text) (begun on line \($0.mark.line))" } ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let indent = lines.dropFirst(mark.line - 1).first?.prefix { $0 == " " || $0 == "\t" } ?? ""
      if let tab = indent.firstIndex(of: "\t") {
        mistakes.add(
          "a tab stands before the first word of the line, which YAML does not allow",
          at: .file(file, line: mark.line, column: indent[..<tab].count + 1), expected: "spaces")
        return
      }
      let wanted = problem.hasPrefix("did not find expected ") ? String(problem.dropFirst(22)) : nil
      mistakes.add(
        "not valid YAML: \(problem)\(around)", at: .file(file, line: mark.line, column: mark.column),
        expected: wanted.map(Self.plain) ?? "YAML as a pipeline file has it")
    case .reader(let problem, let offset, _, _):
      let line = offset.map { offset in text.prefix(offset).count { $0.isNewline } + 1 }
      mistakes.add(
        "not valid YAML: \(problem)", at: .file(file, line: line ?? 1, column: 1), expected: "text in UTF-8")
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates.sorted() {
        mistakes.add(
          "the key '\(key)' is given twice in one mapping",
          at: .file(file, line: context.mark.line, column: context.mark.column), key: key,
          expected: "each key once"
        )
      }
    default:
      mistakes.add(
        "not valid YAML: \(error)", at: .file(file, line: 1, column: 1), expected: "a pipeline file")
    }
  }

  /// libyaml's word for the end of an indented block is of no use to a reader.
  private static func plain(_ expected: String) -> String {
    expected == "<block end>"
      ? "the keys of one mapping, or the dashes of one list, in one column"
      : expected == "key" ? "a key, in the column of the others" : expected
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

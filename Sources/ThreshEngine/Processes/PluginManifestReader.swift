internal import Foundation
internal import ThreshKit

extension PluginManifest {
  /// Reads the `plugin.yaml` of the folder at `folder`.
  ///
  /// - Parameter shown: the folder as messages name it; by default as it is.
  public static func read(folder: String, shown: String? = nil) -> Checked<PluginManifest> {
    let file = (shown ?? folder) + "/" + fileName
    var mistakes = Mistakes(file: file)
    let path = Paths.join(FileManager.default.currentDirectoryPath, folder)
    let manifest = read(path, &mistakes)
    if let manifest, mistakes.all.isEmpty { return .ready(manifest) }
    return .mistakes(mistakes.inOrder)
  }

  /// Whether `reference` is the path of a folder and not a stage's name.
  public static func isPath(_ reference: String) -> Bool {
    reference.hasPrefix("./") || reference.hasPrefix("../") || reference.hasPrefix("/")
  }

  private static func read(_ folder: String, _ mistakes: inout Mistakes) -> PluginManifest? {
    let bytes: [UInt8]
    do throws(ConfigurationError) { bytes = try InputFile.read(folder + "/" + fileName) } catch {
      mistakes.add(error, at: nil)
      return nil
    }
    guard let root = YAMLReader.read(bytes, file: mistakes.file, &mistakes) else { return nil }
    return PluginManifestReader(folder: folder).manifest(root, &mistakes)
  }
}

/// Reads a manifest out of its nodes, and notes everything that is wrong with it.
struct PluginManifestReader {
  let folder: String

  private static let keys = [
    "name", "version", "summary", "discussion", "command", "files", "protocol", "reads", "writes", "changes",
    "timeout", "options", "examples",
  ]

  func manifest(_ root: ConfigNode, _ mistakes: inout Mistakes) -> PluginManifest? {
    guard
      let top = MappingReader(
        root, place: "", known: Self.keys,
        required: ["name", "version", "summary", "command", "protocol", "reads", "writes"],
        what: "a plugin", &mistakes)
    else { return nil }
    let name = top.text("name", &mistakes) ?? ""
    if let mark = top["name"]?.value.mark, !name.isEmpty,
      !name.split(separator: "/").allSatisfy({ Self.isName($0) })
    {
      mistakes.add(
        "'\(name)' cannot be a name", at: mark, key: "name", expected: "letters, digits, '-' and '_'")
    }
    let version = top.text("version", &mistakes) ?? ""
    if let mark = top["version"]?.value.mark, !version.isEmpty, Int(version.prefix { $0 != "." }) == nil {
      mistakes.add(
        "'\(version)' cannot be a version", at: mark, key: "version",
        expected: "numbers with dots, such as 1.2")
    }
    let options = options(top, &mistakes)
    return PluginManifest(
      name: name, version: version, summary: top.text("summary", &mistakes) ?? "",
      discussion: top.text("discussion", &mistakes) ?? "",
      command: value("command", .strings, top, &mistakes)?.texts ?? [],
      files: value("files", .strings, top, &mistakes)?.texts ?? [],
      versions: versions(top, &mistakes), reads: kind("reads", top, &mistakes),
      writes: kind("writes", top, &mistakes), changes: value("changes", .strings, top, &mistakes)?.texts,
      timeout: number(value("timeout", .int(1...86_400), top, &mistakes)) ?? 60, options: options,
      examples: examples(top, options, &mistakes), folder: folder, file: mistakes.file,
      commandMark: top["command"]?.value.mark ?? top.mark)
  }

  private func number(_ value: JSONValue?) -> Int? {
    if case .int(let number) = value { number } else { nil }
  }

  private func value(_ name: String, _ type: OptionType, _ fields: MappingReader, _ mistakes: inout Mistakes)
    -> JSONValue?
  {
    guard let node = fields[name]?.value else { return nil }
    if let value = OptionReader(type: type).read(node) { return value }
    mistakes.add(
      "wrong value \(node.text.map { "'\($0)'" } ?? node.kindName) for '\(name)'", at: node.mark,
      key: fields.key(name), expected: type.expectation,
      nearest: node.text.flatMap { text in
        if case .choice(let names) = type { NearestName.of(text, among: names) } else { nil }
      })
    return nil
  }

  private func kind(_ name: String, _ fields: MappingReader, _ mistakes: inout Mistakes) -> RecordKind {
    let kinds = OptionType.choice(RecordKind.allCases.map(\.rawValue))
    let text = value(name, kinds, fields, &mistakes)?.texts.first
    return text.flatMap(RecordKind.init(rawValue:)) ?? .evidence
  }

  private func versions(_ fields: MappingReader, _ mistakes: inout Mistakes) -> ClosedRange<Int> {
    guard let node = fields["protocol"]?.value else { return Envelope.versions }
    var numbers: [Int] = []
    if case .list(let items) = node.value { numbers = items.compactMap { $0.text.flatMap { Int($0) } } }
    guard numbers.count == 2, numbers[0] <= numbers[1] else {
      mistakes.add(
        "wrong value for 'protocol'", at: node.mark, key: "protocol",
        expected: "the lowest and the highest version, such as [1, 1]"
      )
      return Envelope.versions
    }
    guard Envelope.versions.overlaps(numbers[0]...numbers[1]) else {
      mistakes.add(
        "the program speaks none of the versions of the protocol that thresh speaks", at: node.mark,
        key: "protocol",
        expected: "a range with \(Envelope.versions.upperBound)")
      return Envelope.versions
    }
    return numbers[0]...numbers[1]
  }

  private func options(_ top: MappingReader, _ mistakes: inout Mistakes) -> [OptionSpec] {
    guard let node = top["options"]?.value else { return [] }
    guard case .mapping(let members) = node.value else {
      mistakes.add(
        "found \(node.kindName)", at: node.mark, key: "options", expected: "a mapping from names to options")
      return []
    }
    return members.compactMap { option($0, &mistakes) }
  }

  private func option(_ member: ConfigNode.Member, _ mistakes: inout Mistakes) -> OptionSpec? {
    let place = "options.\(member.name)"
    let fields = MappingReader(
      member.value, place: place, known: ["type", "default", "min", "max", "choices", "keys", "help"],
      required: ["type", "default", "help"], what: "an option", &mistakes)
    guard let fields, let type = type(fields, &mistakes) else { return nil }
    guard let defaultValue = value("default", type, fields, &mistakes) else { return nil }
    return OptionSpec(
      name: member.name, type: type, defaultValue: defaultValue, help: fields.text("help", &mistakes) ?? "")
  }

  private func type(_ fields: MappingReader, _ mistakes: inout Mistakes) -> OptionType? {
    let names = ["boolean", "integer", "number", "string", "choice", "strings", "path", "paths", "mapping"]
    guard let name = value("type", .choice(names), fields, &mistakes)?.texts.first else { return nil }
    func limit(_ key: String, _ type: OptionType) -> Double? {
      switch value(key, type, fields, &mistakes) {
      case .int(let number): Double(number)
      case .double(let number): number
      default: nil
      }
    }
    switch name {
    case "boolean": return .bool
    case "integer":
      let low = number(value("min", .int(Int.min...Int.max), fields, &mistakes)) ?? Int.min
      let high = number(value("max", .int(Int.min...Int.max), fields, &mistakes)) ?? Int.max
      return .int(low...max(low, high))
    case "number":
      let all = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      let low = limit("min", .double(all)) ?? all.lowerBound
      return .double(low...max(low, limit("max", .double(all)) ?? all.upperBound))
    case "choice": return .choice(value("choices", .strings, fields, &mistakes)?.texts ?? [])
    case "strings": return .strings
    case "mapping": return .mapping(value("keys", .strings, fields, &mistakes)?.texts ?? [])
    case "path": return .inputPath
    case "paths": return .inputPaths
    default: return .string
    }
  }

  private func examples(_ top: MappingReader, _ options: [OptionSpec], _ mistakes: inout Mistakes)
    -> [PluginManifest.Example]
  {
    guard let items = top.list("examples", of: "examples", &mistakes) else { return [] }
    return items.enumerated().compactMap { index, node in
      let fields = MappingReader(
        node, place: "examples[\(index)]", known: ["name", "options", "given", "expect"],
        required: ["name", "given", "expect"], what: "an example", &mistakes)
      guard let fields else { return nil }
      var values: [JSONValue.Member] = []
      if case .mapping(let members) = fields["options"]?.value.value {
        for member in members {
          guard let spec = options.first(where: { $0.name == member.name }),
            let value = OptionReader(type: spec.type).read(member.value)
          else {
            mistakes.add(
              "wrong option '\(member.name)'", at: member.key, key: fields.key("options"),
              expected: options.first { $0.name == member.name }?.type.expectation
                ?? "an option of this stage")
            continue
          }
          values.append(.init(member.name, value))
        }
      }
      return PluginManifest.Example(
        name: fields.text("name", &mistakes) ?? "", options: values,
        given: fields.list("given", of: "records", &mistakes)?.map(\.json) ?? [],
        expected: fields.list("expect", of: "records", &mistakes)?.map(\.json) ?? [])
    }
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
  }
}

extension ConfigNode {
  /// The value as JSON: what is not in quotation marks and looks like a number, a truth value or nothing is one.
  var json: JSONValue {
    switch value {
    case .scalar(let text, .plain):
      if isNull { return .null }
      if let number = Int(text) { return .int(number) }
      if let number = Double(text), number.isFinite { return .double(number) }
      return text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
    case .scalar(let text, _): return .string(text)
    case .list(let items): return .array(items.map(\.json))
    case .mapping(let members): return .object(members.map { .init($0.name, $0.value.json) })
    }
  }
}

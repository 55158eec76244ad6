public import ThreshKit

/// What a folder with a `plugin.yaml` says of the program in it.
public struct PluginManifest: Sendable {
  /// Such as `sample-size`.
  public var name: String
  /// As written, such as `1.2`; the part before the first dot is the stage's major version.
  public var version: String
  public var summary: String
  public var discussion: String
  /// The program and its arguments, run in the folder.
  public var command: [String]
  /// Files of the folder, beside those of the command, whose content decides the results.
  public var files: [String]
  /// Versions of the protocol that the program speaks.
  public var versions: ClosedRange<Int>
  public var reads: RecordKind
  public var writes: RecordKind
  /// Fields that it may change in records that it hands on, such as `extra.hedges`; nil when it does not say.
  public var changes: [String]?
  /// Seconds within which an item must be answered.
  public var timeout: Int
  public var options: [OptionSpec]
  public var examples: [Example]
  /// Absolute.
  public var folder: String
  /// As messages name it.
  var file: String
  var commandMark: ConfigNode.Mark

  /// What the program is to make of some records.
  public struct Example: Sendable {
    public var name: String
    public var options: [JSONValue.Member]
    public var given: [JSONValue]
    /// Members that each record must have, in order.
    public var expected: [JSONValue]
  }

  /// The folder's file.
  static let fileName = "plugin.yaml"

  /// The program as a stage.
  public var entry: StageEntry {
    let major = Int(version.prefix { $0 != "." }) ?? 0
    let spec = StageSpec(
      name: name, version: major, summary: summary, discussion: discussion,
      example: "- { id: \(Paths.name(of: name)), uses: ./\(Paths.name(of: folder))@\(major) }",
      changes: changes)
    return StageEntry(spec: spec, reads: reads, writes: writes, options: options) {
      (values, context) throws(ConfigurationError) in
      let options = try PluginOptions(specs: options).read(values, context)
      let command: ProgramCommand
      do throws(ConfigurationError) {
        command = try ProgramCommand(self.command, folder: folder, name: name, version: version, files: files)
      } catch {
        var placed = Mistakes(file: file)
        placed.add(error, at: commandMark)
        throw placed.all[0]
      }
      let open = Envelope.Open(
        versions: versions.clamped(to: Envelope.versions), stage: spec.reference, reads: reads,
        writes: writes,
        options: options)
      return .program(EnvelopeProgram(command, open: open, patience: Double(timeout)))
    }
  }
}

/// Values for the options of a program.
struct PluginOptions {
  let specs: [OptionSpec]

  /// Every option with its value, in the order they are declared; paths as the operating system takes them.
  func read(_ values: [JSONValue.Member], _ context: StageContext) throws(ConfigurationError) -> [JSONValue
    .Member]
  {
    for member in values {
      guard let spec = specs.first(where: { $0.name == member.name }) else {
        throw ConfigurationError(
          "unknown option '\(member.name)'", key: member.name,
          expected: specs.isEmpty ? "no options" : "one of " + specs.map(\.name).joined(separator: ", "),
          nearest: NearestName.of(member.name, among: specs.map(\.name)))
      }
      guard spec.type.holds(member.value) else {
        throw ConfigurationError(
          "wrong value for '\(member.name)'", key: member.name, expected: spec.type.expectation)
      }
    }
    return specs.map { spec in
      let value = values.last { $0.name == spec.name }?.value ?? spec.defaultValue
      return JSONValue.Member(spec.name, resolved(value, spec.type, context))
    }
  }

  private func resolved(_ value: JSONValue, _ type: OptionType, _ context: StageContext) -> JSONValue {
    switch (type, value) {
    case (.inputPath, .string(let path)) where !path.isEmpty: .string(context.resolve(path))
    case (.inputPaths, .array(let paths)): .array(paths.map { resolved($0, .inputPath, context) })
    default: value
    }
  }
}

extension OptionType {
  /// Whether `value` is one of this type.
  func holds(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.bool, .bool), (.string, .string), (.inputPath, .string), (.outputPath, .string): true
    case (.int(let range), .int(let number)): range.contains(number)
    case (.double(let range), .int(let number)): range.contains(Double(number))
    case (.double(let range), .double(let number)): range.contains(number)
    case (.choice(let names), .string(let name)): names.contains(name)
    case (.strings, .array(let items)), (.inputPaths, .array(let items)):
      items.allSatisfy { OptionType.string.holds($0) }
    case (.mapping(let keys), .object(let members)):
      members.allSatisfy { keys.contains($0.name) && OptionType.string.holds($0.value) }
    default: false
    }
  }
}

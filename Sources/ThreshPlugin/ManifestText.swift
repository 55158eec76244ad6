internal import ThreshKit

/// The `plugin.yaml` of a stage, written from what the stage says of itself.
enum ManifestText {
  /// - Parameter program: file name of the program, which lies in the folder of the file.
  static func of(_ entry: StageEntry, program: String) -> String {
    let spec = entry.spec
    var lines = [
      "name: \(text(spec.name))", "version: \(spec.version)", "summary: \(text(spec.summary))",
    ]
    if !spec.discussion.isEmpty { lines.append("discussion: \(text(spec.discussion))") }
    lines += [
      "command: [\(text("./" + program))]",
      "protocol: [\(Envelope.versions.lowerBound), \(Envelope.versions.upperBound)]",
      "reads: \(entry.role.input?.rawValue ?? "")", "writes: \(entry.role.output?.rawValue ?? "")",
    ]
    if let changes = spec.changes, entry.role.input == entry.role.output {
      lines.append("changes: \(json(.array(changes.map(JSONValue.string))))")
    }
    if !entry.options.isEmpty { lines.append("options:") }
    for option in entry.options {
      lines.append("  \(option.name):")
      lines += type(option.type).map { "    " + $0 }
      lines += ["    default: \(json(option.defaultValue))", "    help: \(text(option.help))"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func type(_ type: OptionType) -> [String] {
    switch type {
    case .bool: ["type: boolean"]
    case .int(let range):
      ["type: integer"] + (range.lowerBound == .min ? [] : ["min: \(range.lowerBound)"])
        + (range.upperBound == .max ? [] : ["max: \(range.upperBound)"])
    case .double(let range): ["type: number", "min: \(range.lowerBound)", "max: \(range.upperBound)"]
    case .string, .outputPath: ["type: string"]
    case .choice(let names): ["type: choice", "choices: \(json(.array(names.map(JSONValue.string))))"]
    case .inputPath: ["type: path"]
    case .inputPaths: ["type: paths"]
    case .strings: ["type: strings"]
    case .mapping(let keys): ["type: mapping", "keys: \(json(.array(keys.map(JSONValue.string))))"]
    }
  }

  /// JSON is YAML, and has one way to write every text.
  private static func text(_ text: String) -> String { json(.string(text)) }

  private static func json(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    value.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

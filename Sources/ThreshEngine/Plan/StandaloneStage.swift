public import ThreshKit

/// A stage outside any pipeline, with options as a command line gives them.
public struct StandaloneStage: Sendable {
  public let entry: StageEntry
  public let stage: RunnableStage

  /// - Parameters:
  ///   - settings: `option=value`; of several for one option the last holds.
  ///   - folder: what relative paths are seen from.
  public init(_ entry: StageEntry, settings: [String], folder: String) throws(ConfigurationError) {
    let settings = try StageSettings(entry, settings, folder: folder)
    self.entry = settings.entry
    stage = try settings.entry.make(settings.values, settings.context)
  }
}

/// A stage outside any pipeline with the values for its options, before it is made.
public struct StageSettings: Sendable {
  public let entry: StageEntry
  public let values: [JSONValue.Member]
  public let context: StageContext

  /// - Parameters:
  ///   - settings: `option=value`; of several for one option the last holds.
  ///   - folder: what relative paths are seen from.
  public init(_ entry: StageEntry, _ settings: [String], folder: String) throws(ConfigurationError) {
    var values: [JSONValue.Member] = []
    for text in settings {
      let override = try Override(parsing: "stage." + text)
      let name = override.path[1]
      guard let option = entry.options.first(where: { $0.name == name }) else {
        throw ConfigurationError(
          "unknown option '\(name)' of \(entry.spec.reference)",
          expected: entry.options.isEmpty
            ? "no options" : "one of " + entry.options.map(\.name).joined(separator: ", "),
          nearest: NearestName.of(name, among: entry.options.map(\.name)))
      }
      let reader = OptionReader(type: option.type)
      guard let value = reader.read(reader.node(argument: override.value, mark: .argument("--set \(name)")))
      else {
        throw ConfigurationError(
          "wrong value '\(override.value)' for '\(name)'", expected: option.type.expectation)
      }
      values.removeAll { $0.name == name }
      values.append(.init(name, value))
    }
    func text(_ name: String) -> String? { values.first { $0.name == name }?.value.texts.first }
    self.values = values
    self.entry = entry.placed(reads: text("reads"), writes: text("writes"), after: nil)
    context = StageContext(
      resolve: { Paths.join(folder, $0) },
      read: { (path) throws(ConfigurationError) in try InputFile.read(path) })
  }
}

public import ThreshKit

extension PipelineFile {
  /// A value that a run may set.
  public struct Parameter: Sendable {
    public let name: String
    public let type: ParameterType
    /// As written, references to the environment filled in; nil when every run must give one.
    public internal(set) var defaultValue: String?
    public let help: String?
    /// The smallest value of an integer or a number.
    public let min: JSONValue?
    /// The largest value of an integer or a number.
    public let max: JSONValue?
    /// The only values there are; empty when there is no such list.
    public let choices: [JSONValue]

    /// Its default was refused; that is said once.
    var isBroken = false
    let mark: ConfigNode.Mark
    /// Where the default comes from.
    let origin: Layered?

    /// For messages: "a whole number from 1 to 9".
    public var expectation: String {
      guard choices.isEmpty else { return "one of " + choices.map(\.plainText).joined(separator: ", ") }
      return switch (type, min, max) {
      case (.integer, let min?, nil): "a whole number of at least \(min.plainText)"
      case (.integer, nil, let max?): "a whole number of at most \(max.plainText)"
      case (.integer, let min?, let max?): "a whole number from \(min.plainText) to \(max.plainText)"
      case (.number, let min?, nil): "a number of at least \(min.plainText)"
      case (.number, nil, let max?): "a number of at most \(max.plainText)"
      case (.number, let min?, let max?): "a number from \(min.plainText) to \(max.plainText)"
      case (.number, nil, nil): "a number"
      default: type.optionType.expectation
      }
    }

    /// The choice that `node` was probably meant to be.
    func nearest(to node: ConfigNode) -> String? {
      node.text.flatMap { NearestName.of($0, among: choices.map(\.plainText)) }
    }

    /// The value that `node` has as this parameter, or nil when it is not allowed.
    func read(_ node: ConfigNode) -> JSONValue? {
      guard let value = OptionReader(type: type.optionType).read(node) else { return nil }
      if let min, (value.number ?? 0) < (min.number ?? 0) { return nil }
      if let max, (value.number ?? 0) > (max.number ?? 0) { return nil }
      return choices.isEmpty || choices.contains(value) ? value : nil
    }
  }

  /// The types a parameter can have.
  public enum ParameterType: String, Sendable, CaseIterable {
    /// A file or folder; relative to the pipeline file, or when given on the command line to the current folder.
    case path
    case string, integer, number, boolean

    /// How a value of this type is read.
    var optionType: OptionType {
      switch self {
      case .path: .inputPath
      case .string: .string
      case .integer: .int(Int.min...Int.max)
      case .number: .double(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
      case .boolean: .bool
      }
    }
  }
}

extension JSONValue {
  var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// A single value as a pipeline file has it.
  public var plainText: String {
    switch self {
    case .string(let text): text
    case .int(let value): "\(value)"
    case .double(let value):
      value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .bool(let value): "\(value)"
    case .null, .array, .object: ""
    }
  }
}

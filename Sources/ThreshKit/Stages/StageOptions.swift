/// The options of a stage: a value with defaults, and a description of each property.
public protocol StageOptions: Sendable {
  /// All defaults.
  init()
  /// One entry for each option, in the order help shows them.
  static var options: [Option<Self>] { get }
}

/// Options of a stage that has none.
public struct NoOptions: StageOptions {
  public init() {}
  public static var options: [Option<NoOptions>] { [] }
}

/// What is known of an option without its Swift type.
public struct OptionSpec: Sendable, Hashable {
  public var name: String
  public var type: OptionType
  public var defaultValue: JSONValue
  public var help: String

  public init(name: String, type: OptionType, defaultValue: JSONValue, help: String) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.help = help
  }
}

/// The types an option can have.
public enum OptionType: Sendable, Hashable {
  case bool
  case int(ClosedRange<Int>)
  case double(ClosedRange<Double>)
  case string
  case choice([String])
  /// A path of an input that must exist, relative to the pipeline file.
  case inputPath
  case inputPaths
  /// A path inside the output folder.
  case outputPath
  case strings
  /// A mapping with these keys and text values.
  case mapping([String])

  /// For messages: "a whole number from 1 to 9".
  public var expectation: String {
    switch self {
    case .bool: "true or false"
    case .int(let range):
      range == Int.min...Int.max
        ? "a whole number" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .double(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .string: "text"
    case .choice(let names): "one of " + names.joined(separator: ", ")
    case .inputPath: "the path of a file or folder"
    case .inputPaths: "a list of paths"
    case .outputPath: "a path inside the output folder"
    case .strings: "a list of texts"
    case .mapping(let keys): "a mapping with the keys " + keys.joined(separator: ", ")
    }
  }
}

/// One option, bound to the property it sets.
public struct Option<Root: StageOptions>: Sendable {
  public let spec: OptionSpec
  /// Sets the property; returns false when the value has the wrong type.
  let set: @Sendable (inout Root, JSONValue) -> Bool

  private init<Value>(
    _ name: String, _ type: OptionType, _ path: any WritableKeyPath<Root, Value> & Sendable, _ help: String,
    show: (Value) -> JSONValue, read: @escaping @Sendable (JSONValue) -> Value?
  ) {
    spec = OptionSpec(name: name, type: type, defaultValue: show(Root()[keyPath: path]), help: help)
    set = { root, value in
      guard let value = read(value) else { return false }
      root[keyPath: path] = value
      return true
    }
  }

  public static func bool(_ name: String, _ path: any WritableKeyPath<Root, Bool> & Sendable, help: String)
    -> Self
  {
    Self(name, .bool, path, help, show: JSONValue.bool) { if case .bool(let v) = $0 { v } else { nil } }
  }

  public static func int(
    _ name: String, _ path: any WritableKeyPath<Root, Int> & Sendable,
    in range: ClosedRange<Int> = Int.min...Int.max,
    help: String
  ) -> Self {
    Self(name, .int(range), path, help, show: JSONValue.int) {
      if case .int(let v) = $0, range.contains(v) { v } else { nil }
    }
  }

  public static func double(
    _ name: String, _ path: any WritableKeyPath<Root, Double> & Sendable, in range: ClosedRange<Double>,
    help: String
  ) -> Self {
    Self(name, .double(range), path, help, show: JSONValue.double) {
      switch $0 {
      case .double(let v) where range.contains(v): v
      case .int(let v) where range.contains(Double(v)): Double(v)
      default: nil
      }
    }
  }

  public static func string(
    _ name: String, _ path: any WritableKeyPath<Root, String> & Sendable, help: String
  ) -> Self {
    Self(name, .string, path, help, show: JSONValue.string, read: text)
  }

  public static func choice<Value: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, help: String
  ) -> Self where Value.RawValue == String {
    Self(
      name, .choice(Value.allCases.map(\.rawValue)), path, help, show: { .string($0.rawValue) },
      read: { text($0).flatMap(Value.init(rawValue:)) })
  }

  public static func inputPath(
    _ name: String, _ path: any WritableKeyPath<Root, String> & Sendable, help: String
  ) -> Self {
    Self(name, .inputPath, path, help, show: JSONValue.string, read: text)
  }

  public static func outputPath(
    _ name: String, _ path: any WritableKeyPath<Root, String> & Sendable, help: String
  ) -> Self {
    Self(name, .outputPath, path, help, show: JSONValue.string, read: text)
  }

  public static func inputPaths(
    _ name: String, _ path: any WritableKeyPath<Root, [String]> & Sendable, help: String
  ) -> Self {
    Self(name, .inputPaths, path, help, show: { .array($0.map(JSONValue.string)) }, read: texts)
  }

  public static func strings(
    _ name: String, _ path: any WritableKeyPath<Root, [String]> & Sendable, help: String
  ) -> Self {
    Self(name, .strings, path, help, show: { .array($0.map(JSONValue.string)) }, read: texts)
  }

  public static func mapping(
    _ name: String, keys: [String], _ path: any WritableKeyPath<Root, [String: String]> & Sendable,
    help: String
  ) -> Self {
    Self(
      name, .mapping(keys), path, help,
      show: { map in .object(keys.compactMap { key in map[key].map { .init(key, .string($0)) } }) },
      read: { value in
        guard case .object(let members) = value else { return nil }
        var map: [String: String] = [:]
        for member in members {
          guard keys.contains(member.name), let value = text(member.value) else { return nil }
          map[member.name] = value
        }
        return map
      })
  }

  @Sendable private static func text(_ value: JSONValue) -> String? {
    if case .string(let text) = value { text } else { nil }
  }

  /// A single text stands for a list of one.
  @Sendable private static func texts(_ value: JSONValue) -> [String]? {
    switch value {
    case .string(let text): [text]
    case .array(let values):
      values.reduce(into: [String]?.some([])) { list, value in
        if let value = text(value) { list?.append(value) } else { list = nil }
      }
    default: nil
    }
  }
}

extension StageOptions {
  /// Reads `values` over the defaults. The error's ``ConfigurationError/key`` is the option's name.
  public static func read(_ values: [JSONValue.Member]) throws(ConfigurationError) -> Self {
    var result = Self()
    for member in values {
      guard let option = options.first(where: { $0.spec.name == member.name }) else {
        throw ConfigurationError(
          "unknown option '\(member.name)'", key: member.name,
          expected: options.isEmpty
            ? "no options" : "one of " + options.map(\.spec.name).joined(separator: ", "),
          nearest: NearestName.of(member.name, among: options.map(\.spec.name)))
      }
      guard option.set(&result, member.value) else {
        throw ConfigurationError(
          "wrong value for '\(member.name)'", key: member.name, expected: option.spec.type.expectation)
      }
    }
    return result
  }
}

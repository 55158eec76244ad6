public import ThreshKit

/// What a check found: a value that can be used, or every mistake that stands in the way.
public enum Checked<Value: Sendable>: Sendable {
  case ready(Value)
  /// In the order of the file; never empty.
  case mistakes([ConfigurationError])

  /// The value, or nil when there are mistakes.
  public var value: Value? {
    if case .ready(let value) = self { value } else { nil }
  }

  /// The mistakes; empty when there are none.
  public var mistakes: [ConfigurationError] {
    if case .mistakes(let all) = self { all } else { [] }
  }

  /// The value, or the first mistake thrown.
  public func get() throws(ConfigurationError) -> Value {
    switch self {
    case .ready(let value): return value
    case .mistakes(let all):
      throw all.first ?? ConfigurationError("the pipeline cannot be used")
    }
  }
}

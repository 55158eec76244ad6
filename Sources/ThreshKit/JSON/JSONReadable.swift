/// A value that reads itself from JSON as programs of the user's write it: what is missing and has a natural
/// default gets it, what is wrong is named.
///
/// The counterpart of ``JSONWritable``; what that writes, this reads back as it was.
public protocol JSONReadable {
  /// What it should have been, for messages: "text", "a whole number".
  static var expectation: String { get }
  /// The value, or nil when `json` is something else.
  static func read(_ json: JSONValue) throws(RecordError) -> Self?
}

extension String: JSONReadable {
  public static var expectation: String { "text" }
  public static func read(_ json: JSONValue) -> String? {
    if case .string(let text) = json { text } else { nil }
  }
}

extension Int: JSONReadable {
  public static var expectation: String { "a whole number" }
  public static func read(_ json: JSONValue) -> Int? {
    if case .int(let number) = json { number } else { nil }
  }
}

extension Double: JSONReadable {
  public static var expectation: String { "a number" }
  public static func read(_ json: JSONValue) -> Double? {
    switch json {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}

extension Bool: JSONReadable {
  public static var expectation: String { "true or false" }
  public static func read(_ json: JSONValue) -> Bool? {
    if case .bool(let value) = json { value } else { nil }
  }
}

extension JSONValue: JSONReadable {
  public static var expectation: String { "any value" }
  public static func read(_ json: JSONValue) -> JSONValue? { json.sorted }
}

extension JSONReadable where Self: RawRepresentable & CaseIterable, RawValue == String {
  public static var expectation: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }
  public static func read(_ json: JSONValue) -> Self? {
    if case .string(let text) = json { Self(rawValue: text) } else { nil }
  }
}

extension Array: JSONReadable where Element: JSONReadable {
  public static var expectation: String { "a list, each item \(Element.expectation)" }
  public static func read(_ json: JSONValue) throws(RecordError) -> [Element]? {
    guard case .array(let items) = json else { return nil }
    var list: [Element] = []
    list.reserveCapacity(items.count)
    for item in items {
      guard let value = try Element.read(item) else { return nil }
      list.append(value)
    }
    return list
  }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
  public static var expectation: String { "an object, each value \(Value.expectation)" }
  public static func read(_ json: JSONValue) throws(RecordError) -> [String: Value]? {
    guard case .object(let members) = json else { return nil }
    var map: [String: Value] = [:]
    for member in members {
      guard let value = try Value.read(member.value) else { return nil }
      map[member.name] = value
    }
    return map
  }
}

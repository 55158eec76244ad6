public import ThreshKit

/// A value given on the command line: `pages=FOLDER` for a parameter, `clean.comments=drop` for a stage's option.
public struct Override: Sendable, Hashable {
  /// A parameter's name, or a step's id, a dot and an option's name; a third part names a key of a mapping.
  public var path: [String]
  public var value: String

  public init(path: [String], value: String) {
    self.path = path
    self.value = value
  }

  /// Reads `text`, such as `clean.comments=drop`.
  public init(parsing text: String) throws(ConfigurationError) {
    let expected = "parameter=value or stage.option=value"
    guard let equals = text.firstIndex(of: "=") else {
      throw ConfigurationError("'--set \(text)' has no '='", expected: expected)
    }
    let path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard path.count <= 3, path.allSatisfy({ !$0.isEmpty }) else {
      throw ConfigurationError("'--set \(text)' names nothing", expected: expected)
    }
    self.init(path: path, value: String(text[text.index(after: equals)...]))
  }

  /// `--set clean.comments`
  var place: String { "--set " + path.joined(separator: ".") }
}

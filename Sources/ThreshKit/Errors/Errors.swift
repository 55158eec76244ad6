/// What is wrong with a pipeline file, an option or a command line. Always raised before the first record.
public struct ConfigurationError: Error, Sendable, Hashable {
  public var message: String
  /// The file, as the user named it.
  public var file: String?
  /// 1-based line in `file`.
  public var line: Int?
  /// 1-based column in `file`.
  public var column: Int?
  /// The dotted key it is about, such as `stages[2].with.comments`.
  public var key: String?
  /// What would have been right.
  public var expected: String?
  /// The known name closest to a wrong one.
  public var nearest: String?

  public init(
    _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil, key: String? = nil,
    expected: String? = nil, nearest: String? = nil
  ) {
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.key = key
    self.expected = expected
    self.nearest = nearest
  }
}

extension ConfigurationError: CustomStringConvertible {
  /// `file:line:column: message (expected …; did you mean …?)`
  public var description: String {
    var place = ""
    if let file {
      place = file
      if let line { place += ":\(line)" }
      if let column { place += ":\(column)" }
      place += ": "
    }
    var notes: [String] = []
    if let expected { notes.append("expected \(expected)") }
    if let nearest { notes.append("did you mean '\(nearest)'?") }
    return place + message + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
  }
}

/// What spoils one record. It becomes a ``Problem``; the run goes on.
public struct RecordError: Error, Sendable, Hashable {
  /// A short stable code that reports can count, such as `empty-file`.
  public var code: String
  public var message: String
  /// Where in the record, if that is known.
  public var place: String?

  public init(_ code: String, _ message: String, place: String? = nil) {
    self.code = code
    self.message = message
    self.place = place
  }
}

/// An export that could not be written. The run stops; the last good export stays as it was.
public struct SinkError: Error, Sendable, Hashable, CustomStringConvertible {
  public var path: String
  public var message: String
  public var description: String { "\(path): \(message)" }

  public init(path: String, _ message: String) {
    self.path = path
    self.message = message
  }
}

/// A workspace that is damaged, locked or cannot be written.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable { case locked, damaged, unwritable, notFound }
  public var code: Code
  public var message: String
  public var description: String { message }

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// A value of a configuration file with the place it stands at.
struct ConfigNode: Sendable {
  enum Value: Sendable {
    case scalar(String, Style)
    case list([ConfigNode])
    case mapping([Member])
  }

  enum Style: Sendable {
    /// Without quotation marks: may also be a number, a truth value or nothing.
    case plain
    case quoted
    /// Put in place of a reference to a parameter, or given on the command line: read as the type that is wanted.
    case given
  }

  struct Member: Sendable {
    var name: String
    var key: Mark
    var value: ConfigNode
  }

  /// Where a value stands.
  enum Mark: Sendable, Hashable {
    /// The file as messages name it; line and column are 1-based.
    case file(String, line: Int, column: Int)
    /// What gave it from outside a file: a part of the command line or an environment variable.
    case argument(String)

    /// For reports: `review.yaml:12` or `--set clean.comments`.
    var place: String {
      switch self {
      case .file(let file, let line, _): "\(file):\(line)"
      case .argument(let text): text
      }
    }
  }

  var value: Value
  var mark: Mark

  /// What it is, for messages.
  var kindName: String {
    switch value {
    case .scalar: isNull ? "nothing" : "a single value"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  var isNull: Bool {
    if case .scalar(let text, .plain) = value {
      ["", "~", "null", "Null", "NULL"].contains(text)
    } else {
      false
    }
  }

  /// The text of a scalar, exactly as written; nil for lists, mappings and nothing.
  var text: String? {
    if case .scalar(let text, _) = value, !isNull { text } else { nil }
  }

  /// For messages: the text in quotation marks, or what else it is.
  var found: String { text.map { "'\($0)'" } ?? kindName }
}

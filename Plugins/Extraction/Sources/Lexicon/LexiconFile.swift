internal import ThreshKit
internal import Yams

/// Reads lexicon and cue files.
///
/// A file is a YAML mapping. Under `interventions`, `conditions` and `outcomes` each name has its phrases; every other
/// key is a cue with its phrases. Phrases are a YAML list, or one text with commas between them. A lexicon for pages that
/// are not English says their `language`, a BCP 47 tag, and may give `function-words` by which such pages are known.
struct LexiconFile {
  /// In lower case and without a region; nil for English.
  var language: String?
  var functionWords: [String] = []
  var terms: [(term: Term, phrases: [String])] = []
  var cues: [(cue: Cue, phrases: [String])] = []

  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - name: its name in messages.
  ///   - isTopical: true for a lexicon that the user named.
  init(_ bytes: [UInt8], name: String, isTopical: Bool) throws(ConfigurationError) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw ConfigurationError("the lexicon cannot be read as YAML: \(error)", file: name)
    }
    guard let node else { return }
    guard case .mapping(let mapping) = node else {
      throw Self.error(
        "a lexicon is a mapping", node, name, expected: "keys such as interventions and conditions")
    }
    for (key, value) in mapping {
      guard let word = key.string else { throw Self.error("a key must be text", key, name) }
      if word == "language" {
        guard let tag = value.string, !tag.isEmpty else {
          throw Self.error("'language' must be text", value, name, expected: "a language such as de")
        }
        let name = Lexicons.language(of: tag)
        language = name == "en" ? nil : name
      } else if word == "function-words" {
        functionWords = try Self.phrases(value, name)
      } else if let kind = Term.Kind(rawValue: word) {
        guard case .mapping(let entries) = value else {
          throw Self.error(
            "'\(word)' is not a mapping", value, name, expected: "a name and its phrases on each line")
        }
        for (entry, phrases) in entries {
          guard let entryName = entry.string else { throw Self.error("a name must be text", entry, name) }
          let term = Term(kind: kind, name: entryName, isTopical: isTopical)
          terms.append((term, [entryName] + (try Self.phrases(phrases, name))))
        }
      } else if let cue = Cue.named[word] {
        cues.append((cue, try Self.phrases(value, name)))
      } else {
        let known =
          ["language", "function-words"] + Term.Kind.allCases.map(\.rawValue) + Cue.named.keys.sorted()
        throw Self.error(
          "unknown key '\(word)'", key, name, expected: nil, nearest: NearestName.of(word, among: known))
      }
    }
  }

  /// A list of texts, or one text with commas between phrases.
  private static func phrases(_ node: Node, _ file: String) throws(ConfigurationError) -> [String] {
    switch node {
    case .sequence(let items):
      var list: [String] = []
      for item in items {
        guard let text = item.string else { throw error("a phrase must be text", item, file) }
        list.append(text)
      }
      return list
    case .scalar(let scalar):
      if node.null != nil { return [] }
      return split(scalar.string)
    default:
      throw error("phrases are missing", node, file, expected: "a list, or phrases with commas between them")
    }
  }

  private static func split(_ text: String) -> [String] {
    var phrases: [String] = []
    var current: [UInt8] = []
    func flush(_ current: inout [UInt8]) {
      while current.last == UInt8(ascii: " ") { current.removeLast() }
      if !current.isEmpty { phrases.append(String(decoding: current, as: UTF8.self)) }
      current.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      if byte == UInt8(ascii: ",") {
        flush(&current)
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") {
        if !current.isEmpty { current.append(UInt8(ascii: " ")) }
      } else {
        current.append(byte)
      }
    }
    flush(&current)
    return phrases
  }

  private static func error(
    _ message: String, _ node: Node, _ file: String, expected: String? = nil, nearest: String? = nil
  ) -> ConfigurationError {
    ConfigurationError(
      message, file: file, line: node.mark?.line, column: node.mark?.column, expected: expected,
      nearest: nearest)
  }
}

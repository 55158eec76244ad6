internal import ThreshKit
internal import ThreshText

/// Finds what matches nothing: phrases of the lexicons that the user named, and cue lists of the module as a whole.
struct LexiconAudit {
  private let entries: [UnusedEntry]
  private let matcher: PhraseMatcher<Int>
  private var used: Set<Int> = []

  /// - Parameters:
  ///   - resources: where the module's own files are.
  ///   - topical: name and content of the lexicons the user named.
  init(resources: ResourceLocator, topical: [(name: String, bytes: [UInt8])]) throws(ConfigurationError) {
    var entries: [UnusedEntry] = []
    var phrases: [(pattern: String, payload: Int)] = []
    func add(_ patterns: some Sequence<String>, _ list: String, _ entry: String) {
      for pattern in patterns { phrases.append((pattern, entries.count)) }
      entries.append(UnusedEntry(list: list, entry: entry))
    }
    for (name, bytes) in topical {
      let file = try LexiconFile(bytes, name: name, isTopical: true)
      for (term, patterns) in file.terms {
        // The first is the term's own name, which need not stand on a page when it has other phrases.
        let written = patterns.count > 1 ? patterns.dropFirst() : patterns[...]
        for pattern in written { add([pattern], name, "\(term.kind.rawValue), \(term.name): \(pattern)") }
      }
      for (cue, patterns) in file.cues {
        for pattern in patterns { add([pattern], name, "\(cue.name): \(pattern)") }
      }
    }
    for path in Lexicon.resources {
      for (cue, patterns) in try LexiconFile(resources.read(path), name: path, isTopical: false).cues {
        add(patterns, path, cue.name)
      }
    }
    self.entries = entries
    do throws(PhraseError) { matcher = try PhraseMatcher(phrases) } catch {
      throw ConfigurationError("the phrase '\(error.pattern)' of a lexicon cannot be read: \(error.message)")
    }
  }

  /// Notes what matches in `text`.
  mutating func read(_ text: TokenizedText) {
    for match in matcher.matches(in: text, tokens: 0..<text.tokens.count) { used.insert(match.payload) }
  }

  /// What has matched nothing so far.
  var unused: [UnusedEntry] { entries.indices.filter { !used.contains($0) }.map { entries[$0] } }
}

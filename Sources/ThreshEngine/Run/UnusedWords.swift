public import ThreshKit

/// What in the lists of words and the rules of one step was of no use in a run.
public struct UnusedWords: Codable, Sendable, Hashable {
  public var step: String
  /// What matched nothing.
  public var entries: [UnusedEntry]
  /// The rules that a model overruled.
  public var overruled: [OverruledRule]
}

extension Plan {
  /// What was of no use in `corpus`, for each step that works by lists of words.
  func unused(in corpus: Corpus) throws(ConfigurationError) -> [UnusedWords] {
    var all: [UnusedWords] = []
    for step in steps {
      // The content of pages is not kept.
      guard let audit = step.audit, let kind = step.role.input, kind != .page else { continue }
      let found = try audit(corpus.batch(of: kind))
      all.append(UnusedWords(step: step.id, entries: found.unused, overruled: found.overruled))
    }
    return all
  }
}

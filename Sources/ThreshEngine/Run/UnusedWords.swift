public import ThreshKit

/// What in the lists of words of one step matched nothing in a run.
public struct UnusedWords: Codable, Sendable, Hashable {
  public var step: String
  public var entries: [UnusedEntry]
}

extension Plan {
  /// What matched nothing of `corpus`, for each step that works by lists of words.
  func unused(in corpus: Corpus) throws(ConfigurationError) -> [UnusedWords] {
    var all: [UnusedWords] = []
    for step in steps {
      // The content of pages is not kept.
      guard let find = step.unused, let kind = step.role.input, kind != .page else { continue }
      all.append(UnusedWords(step: step.id, entries: try find(corpus.batch(of: kind))))
    }
    return all
  }
}

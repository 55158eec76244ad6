/// Sentences of a block that very many statements repeat word for word, as copies of a page do.
struct RepeatedSentences {
  /// Positions of the statements of each, ascending.
  let members: [[Int]]
  /// For each statement the number of its sentence; nil for most.
  private let sentences: [Int?]

  /// Statements with the same words of which every pair is told.
  private static let few = 32

  /// What statements must have in common to be brought together by the same key.
  private struct Sentence: Hashable {
    var words: Int
    var keys: [ClaimProfile.Key]
  }

  init(_ profiles: [ClaimProfile]) {
    var sentences = [Int?](repeating: nil, count: profiles.count)
    guard profiles.count > Self.few else {
      members = []
      self.sentences = sentences
      return
    }
    let all = Dictionary(grouping: profiles.indices) {
      Sentence(words: profiles[$0].words, keys: profiles[$0].keys)
    }
    members = all.values.filter { $0.count > Self.few }.sorted { $0[0] < $1[0] }
    for (number, members) in members.enumerated() { for member in members { sentences[member] = number } }
    self.sentences = sentences
  }

  /// Whether both are statements of one such sentence.
  func areSame(_ a: Int, _ b: Int) -> Bool { sentences[a] != nil && sentences[a] == sentences[b] }

  /// The groups that ``ClaimClusters/groups(_:_:threshold:)`` makes of all pairs of `members`, each as pairs of its
  /// first statement with every other.
  ///
  /// - Parameter order: where each of the profiles stands among the pages.
  static func pairs(_ profiles: [ClaimProfile], _ members: [Int], order: [Int]) -> [ClaimClusters.Pair] {
    var groups: [[Int]] = []
    for member in members where !profiles[member].clashes(with: profiles[member]) {
      if Task.isCancelled { break }
      let fitting = groups.firstIndex { group in
        group.allSatisfy { !profiles[$0].clashes(with: profiles[member]) }
      }
      if let fitting { groups[fitting].append(member) } else { groups.append([member]) }
    }
    return groups.flatMap { group in
      let ends = group.dropFirst().map { (group[0], $0) }
      // The two that come first among the pages say where the reason stands among others of the claim.
      let first = group.sorted { order[$0] < order[$1] }.prefix(2).sorted()
      let isNew = first.count == 2 && first[0] != group[0]
      return (ends + (isNew ? [(first[0], first[1])] : [])).map {
        ClaimClusters.Pair(a: $0.0, b: $0.1, likeness: 1)
      }
    }
  }
}

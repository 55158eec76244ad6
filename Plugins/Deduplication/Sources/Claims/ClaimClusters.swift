internal import ThreshText

/// Groups of statements in which every two are alike, not only each with its neighbour.
struct ClaimClusters {
  /// A pair of profiles that was found alike enough to be one claim.
  struct Pair {
    var a: Int
    var b: Int
    var likeness: Double
  }

  private let profiles: [ClaimProfile]
  private let threshold: Double
  /// How far below the threshold two members of a group may be that others of the group connect.
  private static let slack = 0.15

  init(_ profiles: [ClaimProfile], threshold: Double) {
    self.profiles = profiles
    self.threshold = threshold
  }

  /// Pairs inside the groups, the most alike first. The order of the profiles decides nothing but ties.
  func pairs() -> [Pair] {
    var candidates: [Pair] = []
    for (a, b) in candidatePairs() where !profiles[a].clashes(with: profiles[b]) {
      let likeness = profiles[a].likeness(profiles[b])
      if likeness >= threshold { candidates.append(Pair(a: a, b: b, likeness: likeness)) }
    }
    candidates.sort { ($1.likeness, $0.a, $0.b) < ($0.likeness, $1.a, $1.b) }
    var groupOf = Array(profiles.indices)
    var members = profiles.indices.map { [$0] }
    for pair in candidates {
      let (a, b) = (groupOf[pair.a], groupOf[pair.b])
      guard a != b, allAlike(members[a], members[b]) else { continue }
      for member in members[b] { groupOf[member] = a }
      members[a] += members[b]
      members[b] = []
    }
    return candidates.filter { groupOf[$0.a] == groupOf[$0.b] }
  }

  private func allAlike(_ first: [Int], _ second: [Int]) -> Bool {
    for a in first {
      for b in second
      where profiles[a].clashes(with: profiles[b])
        || profiles[a].likeness(profiles[b]) < threshold - Self.slack
      {
        return false
      }
    }
    return true
  }

  /// Pairs that share two distinctive stems, or all words.
  private func candidatePairs() -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var holders: [WordHash: [Int]] = [:]
    var quotes: [String: [Int]] = [:]
    for index in profiles.indices {
      var shared: [Int: Int] = [:]
      for stem in profiles[index].distinctive {
        for holder in holders[stem] ?? [] { shared[holder, default: 0] += 1 }
        holders[stem, default: []].append(index)
      }
      for twin in quotes[profiles[index].row.quote] ?? [] { shared[twin] = 2 }
      quotes[profiles[index].row.quote, default: []].append(index)
      for (holder, count) in shared where count >= 2 { pairs.append((holder, index)) }
    }
    return pairs
  }
}

/// Groups of statements in which every two are alike, not only each with its neighbour.
struct ClaimClusters {
  /// A pair of profiles that was found alike enough to be one claim.
  struct Pair {
    var a: Int
    var b: Int
    var likeness: Double
  }

  /// How far below the threshold two members of a group may be that others of the group connect.
  private static let slack = 0.15

  /// Positions of the profiles in each group of two or more. `pairs` are alike; their order decides nothing, that of
  /// the profiles only ties.
  static func groups(_ profiles: [ClaimProfile], _ pairs: [Pair], threshold: Double) -> [[Int]] {
    let least = threshold - slack
    var groupOf = Array(profiles.indices)
    var members = profiles.indices.map { [$0] }
    for pair in pairs.sorted(by: { ($1.likeness, $0.a, $0.b) < ($0.likeness, $1.a, $1.b) }) {
      if Task.isCancelled { break }
      let (a, b) = (groupOf[pair.a], groupOf[pair.b])
      guard a != b,
        members[a].allSatisfy({ first in
          members[b].allSatisfy { second in
            !profiles[first].clashes(with: profiles[second])
              && profiles[first].likeness(profiles[second]) >= least
          }
        })
      else { continue }
      for member in members[b] { groupOf[member] = a }
      members[a] += members[b]
      members[b] = []
    }
    return members.filter { $0.count > 1 }
  }

  /// Pairs of a block that are alike enough, but for those that an earlier key of theirs brings together as well.
  ///
  /// Of one sentence on very many pages each is paired with one other only, so that the pairs do not grow with the
  /// square of the pages.
  ///
  /// - Parameter order: where each of the profiles stands among the pages.
  static func pairs(_ profiles: [ClaimProfile], key: String, order: [Int], threshold: Double) -> [Pair] {
    var pairs: [Pair] = []
    let subjects = profiles.map(\.subject)
    let sentences = RepeatedSentences(profiles)
    for members in sentences.members where profiles[members[0]].keys.first?.text == key {
      pairs += RepeatedSentences.pairs(profiles, members, order: order)
    }
    for b in profiles.indices {
      if Task.isCancelled { break }
      let second = profiles[b]
      for a in 0..<b where subjects[a] & subjects[b] != 0 && !sentences.areSame(a, b) {
        let first = profiles[a]
        guard first.sharesEnough(with: second), !first.clashes(with: second),
          first.keys.first(where: second.keys.contains)?.text == key
        else { continue }
        let likeness = first.likeness(second)
        if likeness >= threshold { pairs.append(Pair(a: a, b: b, likeness: likeness)) }
      }
    }
    return pairs
  }
}

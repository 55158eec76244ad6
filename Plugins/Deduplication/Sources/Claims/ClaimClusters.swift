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
  static func pairs(_ profiles: [ClaimProfile], key: String, threshold: Double) -> [Pair] {
    var pairs: [Pair] = []
    let subjects = profiles.map(\.subject)
    for b in profiles.indices {
      let second = profiles[b]
      for a in 0..<b where subjects[a] & subjects[b] != 0 {
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

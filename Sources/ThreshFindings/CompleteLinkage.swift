/// Groups by complete linkage: the two groups whose least alike members are most alike become one, again and again.
///
/// A passage that holds two findings is like passages on each of them; single pairs would join these through it. Here every two
/// members of a group are alike.
struct CompleteLinkage {
  /// Two items, by number, and how alike they are.
  struct Pair {
    var a: Int
    var b: Int
    var likeness: Double
  }

  /// Every pair of items that come into one group, with the likeness at which they do: that of the least alike members of the
  /// group they come into. So the pairs of a likeness or more are those of the groups that this likeness makes.
  ///
  /// - Parameters:
  ///   - count: of items, numbered from 0.
  ///   - pairs: those that may share a group, each once. Their order decides only between the equally alike.
  static func pairs(_ count: Int, _ pairs: [Pair]) -> [Pair] {
    var groupOf = Array(0..<count)
    var members = (0..<count).map { [$0] }
    // How many of the pairs between two groups have been met: when all have, the last is the least alike.
    var met: [[Int: Int]] = Array(repeating: [:], count: count)
    var found: [Pair] = []
    let ordered = pairs.enumerated().sorted {
      ($1.element.likeness, $0.offset) < ($0.element.likeness, $1.offset)
    }
    for (_, pair) in ordered {
      let (a, b) = (groupOf[pair.a], groupOf[pair.b])
      guard a != b else { continue }
      met[a][b, default: 0] += 1
      met[b][a, default: 0] += 1
      guard met[a][b] == members[a].count * members[b].count else { continue }
      for first in members[a] {
        for second in members[b] {
          found.append(Pair(a: min(first, second), b: max(first, second), likeness: pair.likeness))
        }
      }
      for member in members[b] { groupOf[member] = a }
      members[a] += members[b]
      members[b] = []
      for (other, number) in met[b] where other != a {
        met[a][other, default: 0] += number
        met[other][a, default: 0] += number
        met[other][b] = nil
      }
      met[a][b] = nil
      met[b] = [:]
    }
    return found
  }
}

internal import Foundation
internal import ThreshText

/// Finds passages of research articles that report the same finding.
///
/// Trial reports differ from web pages: nearly all passages of an article share its arms and the words of statistics. So rarity
/// is taken from the passages themselves, words common to the article count little, and what decides is whether the
/// passages agree on numbers, on a difference or none, and on more or less. Pairs come in groups by complete linkage, so that
/// one passage with two findings does not make them one.
public struct FindingPairs: Sendable {
  /// A passage, and the article it is from.
  public struct Passage: Sendable, Hashable {
    public var id: String
    public var article: String
    public var text: String

    public init(id: String, article: String, text: String) {
      self.id = id
      self.article = article
      self.text = text
    }
  }

  /// Two passages that report the same finding.
  public struct Pair: Sendable, Hashable {
    public var a: String
    public var b: String
    /// Probability that a reader finds them the same, 0 to 1; the least one in their group when the two were put into it.
    public var score: Double
  }

  /// Pairs scored lower are not the same finding.
  public static let threshold = 0.45

  /// All pairs of the groups within an article, in the order of their ids. The pairs of any higher score are
  /// the groups of that score.
  public static func pairs(among passages: [Passage]) -> [Pair] {
    let stems = passages.map { ContentStems($0.text) }
    let rarity = Rarity(stems.map(\.stems))
    var articles: [String: [Int]] = [:]
    for (index, passage) in passages.enumerated() { articles[passage.article, default: []].append(index) }
    var pairs: [Pair] = []
    for unsorted in articles.values {
      let indices = unsorted.sorted { passages[$0].id < passages[$1].id }
      let local = Rarity(indices.map { stems[$0].stems })
      let findings = indices.map { Finding(passages[$0].text, stems[$0], rarity: rarity, local: local) }
      var alike: [CompleteLinkage.Pair] = []
      for i in findings.indices {
        for j in findings.indices.dropFirst(i + 1) {
          let score = findings[i].probability(of: findings[j])
          if score >= threshold { alike.append(CompleteLinkage.Pair(a: i, b: j, likeness: score)) }
        }
      }
      for pair in CompleteLinkage.pairs(findings.count, alike) {
        let (a, b) = (passages[indices[pair.a]].id, passages[indices[pair.b]].id)
        pairs.append(Pair(a: a, b: b, score: pair.likeness))
      }
    }
    return pairs.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }
}

/// How rare stems are in a set of texts.
private struct Rarity {
  private var texts: [WordHash: Double] = [:]
  private let count: Double

  init(_ stems: [Set<WordHash>]) {
    count = Double(stems.count)
    for stem in stems.joined() { texts[stem, default: 0] += 1 }
  }

  /// Inverse document frequency.
  func idf(_ stem: WordHash) -> Double { log((count + 1) / ((texts[stem] ?? 0) + 0.5)) }

  /// 0.1 for a stem of all texts to 1.1 for one of a single text among many.
  func share(_ stem: WordHash) -> Double {
    count > 1 ? log((count + 1) / (texts[stem] ?? 1)) / log(count + 1) + 0.1 : 1
  }
}

/// A passage in a form that can be compared.
private struct Finding {
  private let stems: Set<WordHash>
  private let rarity: Rarity
  private let weights: [WordHash: Double]
  private let mass: Double
  private let numbers: Set<String>
  private let tendency: Tendency

  init(_ text: String, _ words: ContentStems, rarity: Rarity, local: Rarity) {
    stems = words.stems
    self.rarity = rarity
    var weights: [WordHash: Double] = [:]
    for (stem, count) in words.counts {
      weights[stem] = (1 + log(Double(count))) * rarity.idf(stem) * local.share(stem)
    }
    let norm = Self.sum(weights.values.map { $0 * $0 }).squareRoot()
    self.weights = norm > 0 ? weights.mapValues { $0 / norm } : [:]
    mass = Self.sum(words.stems.map(rarity.idf))
    numbers = words.numbers.filter { $0.filter { $0 != "." }.count > 1 && !Self.usualNumbers.contains($0) }
    tendency = Tendency(TokenizedText(text))
  }

  /// A logistic model; its weights were fitted to labelled pairs of passages and rounded.
  func probability(of other: Finding) -> Double {
    let shared = stems.intersection(other.stems)
    let cosine = Self.sum(shared.map { (weights[$0] ?? 0) * (other.weights[$0] ?? 0) })
    let smaller = min(mass, other.mass)
    let contained = smaller > 0 ? Self.sum(shared.map(rarity.idf)) / smaller : 0
    var sum = -1.9 + 3.2 * cosine + 2.1 * contained
    let fewer = min(numbers.count, other.numbers.count)
    if fewer > 0 {
      let agreed = numbers.intersection(other.numbers).count
      sum += agreed == 0 ? -1.5 : 0.7 * Double(agreed) / Double(fewer)
    }
    if tendency.contradictsDifference(other.tendency) { sum -= 2.1 }
    if tendency.contradictsSense(other.tendency) { sum -= 1.2 }
    return 1 / (1 + exp(-sum))
  }

  /// The sum in order of size, so that it does not depend on the order of a set.
  private static func sum(_ values: [Double]) -> Double { values.sorted().reduce(0, +) }

  /// Numbers that trial reports hold whatever they found: confidence levels, bounds of p, round durations.
  private static let usualNumbers: Set<String> = [
    "95", "0.05", "0.01", "0.001", "12", "24", "10", "20", "100",
  ]
}

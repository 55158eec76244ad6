internal import ThreshKit

/// The models that say whether a unit is a statement, of which type it is, and what it says for the intervention. The
/// rules' answers are among their features.
struct StatementModels: Sendable {
  let scope: HashedModel
  private let types: HashedModel
  /// What the vectors of the words add to ``types``.
  let vectors: WordVectors
  private let vectorTypes: LinearModel
  private let directions: HashedModel
  /// The types and directions by the models' classes; a direction that is none is nil.
  private let typeClasses: [StatementType]
  private let directionClasses: [Direction?]
  /// For each type the features that go to the model of directions with it: the type, and with each rule's direction.
  private let ofType: [[UInt32]]

  /// A type less probable than this does not take part in the choice of the direction.
  private static let leastProbable = 0.02
  private static let ruleDirections = [nil] + Direction.allCases.map(Optional.some)

  init(resources: ResourceLocator) throws(ConfigurationError) {
    func model(_ name: String) throws(ConfigurationError) -> HashedModel {
      try HashedModel(resources.read("models/\(name).tsv"), name: "models/\(name).tsv")
    }
    scope = try model("scope")
    types = try model("type")
    directions = try model("direction")
    vectors = try WordVectors(resources.read("models/word-vectors.tsv"), name: "models/word-vectors.tsv")
    vectorTypes = try LinearModel(
      resources.read("models/type-vectors.tsv"), name: "models/type-vectors.tsv",
      features: WordRows.names(dimensions: vectors.dimensions))
    guard vectorTypes.classes == types.classes else {
      throw ConfigurationError("not the types of models/type.tsv", file: "models/type-vectors.tsv")
    }
    typeClasses = try types.classes.map { name throws(ConfigurationError) in
      guard let type = StatementType(rawValue: name) else {
        throw ConfigurationError("unknown type '\(name)'", file: "models/type.tsv")
      }
      return type
    }
    directionClasses = try directions.classes.map { name throws(ConfigurationError) in
      guard let direction = Direction(rawValue: name) else {
        guard name == "null" else {
          throw ConfigurationError("unknown direction '\(name)'", file: "models/direction.tsv")
        }
        return nil
      }
      return direction
    }
    ofType = typeClasses.map { type in
      ["type:\(type.rawValue)"]
        + Self.ruleDirections.map { "type:\(type.rawValue)|rule-direction:\($0?.rawValue ?? "null")" }
    }.map { $0.map { FeatureHash($0).value } }
  }

  /// A model's answer with its probability, and the token whose words speak most for it beside the next best answer.
  struct Answer<Value: Sendable>: Sendable {
    var value: Value
    var probability: Double
    var token: Int?
  }

  /// The type, and the probability of each.
  func type(_ features: [UInt32], rows: WordRows, words: [WordFeatures.Found]) -> (
    Answer<StatementType>, [Double]
  ) {
    let probabilities = types.probabilities(
      features, adding: vectorTypes.scores(values: rows.values(vectors)))
    let (first, second) = Self.leading(probabilities)
    let token = Self.token(of: words, types, for: first, against: second)
    return (
      Answer(value: typeClasses[first], probability: probabilities[first], token: token), probabilities
    )
  }

  /// The answer `type`, and the probabilities of the types, when those of `others` are all of that one type.
  func joined(_ types: [Double], _ others: Set<StatementType>, into type: StatementType) -> (
    Answer<StatementType>, [Double]
  ) {
    let all = zip(typeClasses, types).reduce(0) { $0 + (others.contains($1.0) || $1.0 == type ? $1.1 : 0) }
    return (
      Answer(value: type, probability: all),
      zip(typeClasses, types).map { $0 == type ? all : others.contains($0) ? 0 : $1 }
    )
  }

  /// - Parameters:
  ///   - types: the probability of each type, as ``type(_:rows:words:)`` gives them.
  ///   - rule: the direction that the rules read.
  func direction(
    _ features: [UInt32], words: [WordFeatures.Found], types: [Double], rule: Direction?
  ) -> Answer<Direction?> {
    let column = 1 + (Self.ruleDirections.firstIndex(of: rule) ?? 0)
    var sums = [Double](repeating: 0, count: directionClasses.count)
    let probable = types.indices.filter { types[$0] >= Self.leastProbable }
    let given = directions.probabilities(
      features, adding: probable.map { [ofType[$0][0], ofType[$0][column]] })
    for (place, chances) in zip(probable, given) {
      for index in sums.indices { sums[index] += types[place] * chances[index] }
    }
    let total = sums.reduce(0, +)
    let (first, second) = Self.leading(sums)
    let token = Self.token(of: words, directions, for: first, against: second)
    return Answer(value: directionClasses[first], probability: sums[first] / total, token: token)
  }

  private static func token(
    of words: [WordFeatures.Found], _ model: HashedModel, for wanted: Int, against other: Int
  ) -> Int? {
    let best = model.strongest(of: words.lazy.map(\.hash), for: wanted, against: other)
    return words.first { $0.hash == best }?.token
  }

  /// The places of the greatest and the next greatest; the first of equals.
  private static func leading(_ values: [Double]) -> (first: Int, second: Int) {
    let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    return (order[0], order[1])
  }
}

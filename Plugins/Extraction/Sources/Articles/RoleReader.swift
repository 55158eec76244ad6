internal import Foundation
internal import ThreshKit

/// Tells the roles of an abstract's sentences: a linear-chain conditional random field.
///
/// `models/roles.tsv` weighs the features of a sentence, `models/roles-order.tsv` which role follows which. A role's
/// probability counts all ways in which the other sentences may be read; `decision` in the second file makes up for a role
/// that is rare.
struct RoleReader: Sendable {
  private let features: RoleFeatures
  private let sentences: HashedModel
  private let roles: [AbstractRole]
  /// Weights by role: of the first, of the last, and what is added before the most probable is taken.
  private let first, last, decision: [Double]
  /// Weights of the roles after each role.
  private let following: [[Double]]

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let name = "models/roles.tsv"
    features = try RoleFeatures(resources: resources)
    sentences = try HashedModel(resources.read(name), name: name)
    let roles = sentences.classes.compactMap(AbstractRole.init(rawValue:))
    guard roles.count == sentences.classes.count else {
      throw ConfigurationError("a class is no role of a sentence", file: name)
    }
    let orderName = "models/roles-order.tsv"
    let names = ["first", "last", "decision"] + roles.map { "after:" + $0.rawValue }
    let order = try LinearModel(resources.read(orderName), name: orderName, features: names)
    guard order.classes == sentences.classes else {
      throw ConfigurationError("its classes are not those of \(name)", file: orderName)
    }
    let weights = names.indices.map { order.scores([$0]).map(Double.init) }
    self.roles = roles
    first = weights[0]
    last = weights[1]
    decision = weights[2]
    following = Array(weights[3...])
  }

  /// The role of each sentence of an abstract.
  func roles(of abstract: [String]) -> [AbstractRole] {
    chances(features.features(of: abstract).map { sentences.scores($0).map(Double.init) }).map { chances in
      let scores = zip(chances, decision).map { log(max($0, 1e-300)) + $1 }
      return roles[scores.indices.max { (scores[$0], $1) < (scores[$1], $0) } ?? 0]
    }
  }

  /// The probability of each role for each sentence, by the forward-backward algorithm.
  private func chances(_ scores: [[Double]]) -> [[Double]] {
    guard let begin = scores.first else { return [] }
    var forward = [zip(begin, first).map { $0 + $1 }]
    for score in scores.dropFirst() {
      let before = forward[forward.count - 1]
      forward.append(
        score.indices.map { role in
          score[role] + Self.logSum(before.indices.map { before[$0] + following[$0][role] })
        })
    }
    var backward = last
    var found: [[Double]] = []
    for place in scores.indices.reversed() {
      found.append(HashedModel.softmax(zip(forward[place], backward).map { $0 + $1 }))
      backward = backward.indices.map { role in
        Self.logSum(backward.indices.map { following[role][$0] + scores[place][$0] + backward[$0] })
      }
    }
    return found.reversed()
  }

  private static func logSum(_ values: [Double]) -> Double {
    let highest = values.max() ?? 0
    return highest + log(values.reduce(0) { $0 + exp($1 - highest) })
  }
}

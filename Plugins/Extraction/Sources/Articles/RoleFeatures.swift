internal import ThreshKit
internal import ThreshText

/// What tells the role of each sentence of an abstract.
struct RoleFeatures: Sendable {
  private let aim: Set<WordHash>

  private struct File: Decodable { var aim: String }

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let file = try resources.decode(File.self, "roles.yaml")
    aim = Set(file.aim.split(separator: " ").map { WordHash(String($0)) })
  }

  /// A sentence as the features see it.
  private struct Sentence {
    /// Hashes of words and marks; numbers are all the same.
    var words: [UInt64] = []
    var hasAim = false
    var hasNumber = false
  }

  private static let number: UInt64 = 1
  private static let edge: UInt64 = 2
  private static let to = WordHash("to")

  /// The features of each sentence, in order.
  func features(of sentences: [String]) -> [[UInt32]] {
    let read = sentences.map(read)
    var all: Set<UInt64> = []
    for sentence in read { all.formUnion(sentence.words) }
    let whole = all.sorted()
    let firstAim = read.firstIndex(where: \.hasAim)
    return read.indices.map { index in
      var list = FeatureList()
      addWords(of: read[index], to: &list)
      addPlace(index, of: read.count, to: &list)
      if index > 0 { addNeighbour("previous", read[index - 1], to: &list) }
      if index + 1 < read.count { addNeighbour("next", read[index + 1], to: &list) }
      if index > 1 { addNeighbour("previous2", read[index - 2], to: &list) }
      if index + 2 < read.count { addNeighbour("next2", read[index + 2], to: &list) }
      if read[index].hasAim { addAim(index, firstAim, read, whole, to: &list) }
      return list.values
    }
  }

  private func read(_ sentence: String) -> Sentence {
    let text = TokenizedText(sentence)
    var found = Sentence()
    for token in text.tokens.prefix(200) {
      if token.kind == .number {
        found.words.append(Self.number)
        found.hasNumber = true
      } else {
        found.words.append(token.word.value)
        if aim.contains(token.word) { found.hasAim = true }
      }
    }
    return found
  }

  private func addWords(of sentence: Sentence, to list: inout FeatureList) {
    list.add("bias")
    let framed = [Self.edge] + sentence.words + [Self.edge]
    for place in 1..<framed.count {
      if place < framed.count - 1 { list.add("1", framed[place]) }
      list.add("2", framed[place - 1], framed[place])
      if place > 1 { list.add("3", framed[place - 2], framed[place - 1], framed[place]) }
    }
    for word in sentence.words.prefix(4) { list.add("start", word) }
    list.add("length", UInt64(min(sentence.words.count / 8, 8)))
  }

  private func addPlace(_ index: Int, of count: Int, to list: inout FeatureList) {
    let steps = (1...19).map { Double($0) / 20 }
    list.add("place", (Double(index) + 0.5) / Double(count), reaching: steps)
    list.add("index", UInt64(min(index, 9)))
    list.add("left", UInt64(min(count - 1 - index, 9)))
    list.add("index,count", UInt64(min(index, 9)), UInt64(min(count / 3, 7)))
  }

  private func addNeighbour(_ name: StaticString, _ sentence: Sentence, to list: inout FeatureList) {
    for word in sentence.words { list.add(name, word) }
    list.add(name, Self.edge, sentence.hasAim ? 1 : 0, sentence.hasNumber ? 1 : 0)
  }

  /// Whether an aim is told as background or as an objective of its own is a matter of the journal, so all of the abstract
  /// counts.
  private func addAim(
    _ index: Int, _ first: Int?, _ read: [Sentence], _ whole: [UInt64], to list: inout FeatureList
  ) {
    let sentence = read[index]
    let place = UInt64(min(index, 5))
    list.add("aim", place)
    list.add("aim,first", index == first ? 1 : 0, place)
    list.add("aim,count", UInt64(min(read.count / 2, 10)))
    list.add("aim,count,place", UInt64(min(read.count / 3, 7)), place)
    for word in sentence.words.prefix(3) {
      list.add("aim,start", word)
      list.add("aim,start,place", word, place)
    }
    if index + 1 < read.count {
      for word in read[index + 1].words.prefix(3) { list.add("aim,next", word) }
    }
    for word in whole { list.add("aim,abstract", word) }
  }
}

import Testing
import ThreshText

@Suite struct StemmerTests {
  @Test(arguments: [
    ["reduce", "reduces", "reduced", "reducing"], ["study", "studies", "studied"],
    ["therapy", "therapies"], ["stop", "stopped", "stopping"],
    ["treat", "treats", "treatment", "treatments"],
    ["inflammation", "inflammations"],
  ])
  func inflectionsShareAStem(words: [String]) {
    #expect(Set(words.map { Stemmer.stem($0) }).count == 1)
  }

  @Test(arguments: [["pain", "paint"], ["less", "lesson"], ["needle", "need"], ["organ", "organic"]])
  func otherWordsDoNot(words: [String]) {
    #expect(Set(words.map { Stemmer.stem($0) }).count == words.count)
  }

  @Test func shortAndForeignWordsStay() {
    #expect(Stemmer.stem("is") == "is")
    #expect(Stemmer.stem("café") == "café")
    #expect(Stemmer.stem("") == "")
    #expect(Stemmer.stem("b12s") == "b12s")
  }
}

import Testing
import ThreshKit

@testable import Extraction

@Suite struct StatementModelsTests {
  @Test func featuresHaveDistinctNames() {
    #expect(Set(Features.names).count == Features.names.count)
    #expect(Features.names[Features.index(of: .question)] == "trait:question")
    #expect(Features.names[Features.index(ofRule: .safety)] == "rule:safety")
  }

  /// Sentences on a topic that no training page has, in words of which some are on no cue list.
  @Test(arguments: [
    ("Ear candling can leave you with a nasty burn.", StatementType.safety, Direction?.some(.against)),
    ("Never put a lit candle near your ear.", .advice, nil),
    ("A 2011 survey of 122 doctors found that ear candling causes injuries.", .researchFinding, .against),
    ("Ear candling is said to have begun with monks in ancient times.", .tradition, nil),
  ])
  func aNewTopicIsRead(_ sentence: String, _ type: StatementType, _ direction: Direction?) throws {
    let row = try #require(try TestPages.row(sentence, about: "Ear candling for blocked ears"))
    #expect(row.type == type)
    #expect(row.direction == direction)
  }

  /// Where the models go beyond the rules, the cell names the word that spoke for the answer.
  @Test func everyAnswerHasItsStateAndConfidence() throws {
    let sentence = "Ear candling can leave you with a nasty burn."
    let row = try #require(try TestPages.row(sentence, about: "Ear candling for blocked ears"))
    for field in ["type", "direction"] {
      let state = try #require(row.states[field])
      let confidence = try #require(state.confidence)
      #expect((0...1).contains(confidence))
      #expect(state.basis == .carried || (state.start ?? -1) >= row.start && (state.end ?? .max) <= row.end)
    }
    #expect((0...1).contains(row.confidence))
  }
}

import Testing

@testable import Extraction

@Suite struct ArticleSectionsTests {
  private static let sentences = [
    "Yoga at work: a trial",
    "Neck pain is common among office workers and is a major cause of sick leave.",
    "We randomly assigned 120 adults to twelve weeks of yoga or to a waiting list.",
    "Pain was measured with a visual analogue scale at baseline and after 12 weeks.",
    "Pain scores were significantly lower in the yoga group (3.1 vs. 5.2, p < 0.001).",
    "No serious adverse events were observed.",
    "Yoga may be an effective treatment for neck pain, and further studies are needed.",
    "Pain fell by two points.",
  ]

  private func sections(_ headings: [[String]?]) throws -> [ArticleSection] {
    try ArticleSections(resources: EvidenceExtraction.resources).sections(headings) { Self.sentences[$0] }
  }

  private static let told: [ArticleSection] = [
    .introduction, .methods, .methods, .results, .results, .conclusion,
  ].map {
    ArticleSection($0, isAbstract: true)
  }

  @Test func anAbstractWithoutTitlesIsReadByItsSentences() throws {
    let abstract: [String]? = ["Abstract"]
    #expect(
      try sections([nil] + Array(repeating: abstract, count: 6) + [["Results"]])
        == [ArticleSection(.title)] + Self.told + [ArticleSection(.results)])
  }

  @Test func soIsWhatStandsAboveTheFirstHeading() throws {
    #expect(
      try sections([nil] + Array(repeating: [], count: 6) + [["Results"]])[1...6] == Self.told[...])
  }

  @Test func titlesGoBeforeSentences() throws {
    let titled: [String]? = ["Abstract", "Background"]
    let found = try sections([nil, titled, titled, titled, ["Abstract", "Trial registration"], ["Results"]])
    #expect(
      found[1...3].allSatisfy { $0 == ArticleSection(.introduction, isAbstract: true, isNested: false) })
    #expect(found[4] == ArticleSection(.other, isAbstract: true))
  }

  @Test func aTextWithoutHeadingsHasNoParts() throws {
    #expect(
      try sections([nil] + Array(repeating: [], count: 7))[1...].allSatisfy { $0 == ArticleSection(.other) })
  }

  @Test func aSummaryOfFindingsIsResults() throws {
    let found = try sections([nil] + Array(repeating: ["Summary of findings"], count: 7))
    #expect(found[1...].allSatisfy { $0.part == .results })
  }

  /// A short report, of which only the thanks have a heading.
  @Test func aBodyWithoutHeadingsIsNoAbstract() throws {
    let found = try sections([nil] + Array(repeating: [], count: 6) + [["Acknowledgements"]])
    #expect(found[1...].allSatisfy { $0 == ArticleSection(.other) })
  }
}

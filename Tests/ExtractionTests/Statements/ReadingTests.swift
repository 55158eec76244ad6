import Testing
import ThreshKit

@testable import Extraction

@Suite struct ReadingTests {
  private static let text = """
    # Abstract
    Neck pain is common among office workers and is a major cause of sick leave.
    The aim of this study was to evaluate the effect of yoga on neck pain.
    We randomly assigned 120 adults with neck pain to twelve weeks of yoga or to a waiting list.
    Statistical analyses were performed with a mixed model in version 4 of the software.
    Yoga reduced neck pain by two points on the visual analogue scale (p < 0.001).
    Yoga may be an effective treatment for neck pain, and further studies are needed.
    # Introduction
    Yoga relieves neck pain.
    # Methods
    Ethical approval was obtained from the regional review board.
    Participants attended a yoga class of 60 minutes twice a week for twelve weeks.
    # Results
    Yoga relieves neck pain.
    """

  private static func document(_ mediaType: MediaType) -> Document {
    var document = TestPages.document(text)
    document.mediaType = mediaType
    return document
  }

  private func rows(_ mediaType: MediaType) throws -> [Evidence] {
    var report = Report()
    return try TestPages.shared.get().process(Self.document(mediaType), &report)
  }

  private func types(_ mediaType: MediaType, in section: String, _ beginning: String) throws
    -> [StatementType]
  {
    try rows(mediaType).filter { $0.section == [section] && $0.quote.hasPrefix(beginning) }.map(\.type)
  }

  @Test func aResultOfTheArticleIsAFinding() throws {
    #expect(try types(.jats, in: "Results", "Yoga relieves") == [.researchFinding])
    #expect(try types(.html, in: "Results", "Yoga relieves") == [.effectivenessClaim])
  }

  @Test func aResultInAnAbstractWithoutTitlesRestsOnTheArticle() throws {
    let row = try #require(try rows(.jats).first { $0.quote.hasPrefix("Yoga reduced") })
    #expect(row.type == .researchFinding)
    #expect(row.citation?.isOwn == true)
  }

  @Test(arguments: ["The aim", "Statistical analyses", "Ethical approval"])
  func whatAnArticleOnlyDidIsNotCharted(_ beginning: String) throws {
    #expect(try !rows(.jats).contains { $0.quote.hasPrefix(beginning) })
  }

  @Test func howTheInterventionWasGivenIsCharted() throws {
    #expect(try types(.jats, in: "Methods", "Participants attended") == [.course])
  }

  /// In training the models learn weights of their own for articles.
  @Test func featuresOfAnArticleCountOnceMore() throws {
    let page = try TestPages.shared.get().trainingUnits(of: Self.document(.html))
    let article = try TestPages.shared.get().trainingUnits(of: Self.document(.jats))
    #expect(!page.isEmpty && page.count == article.count)
    for (one, other) in zip(page, article) {
      #expect(Set(one.features).isSubset(of: other.features))
      #expect(other.features.count { $0.hasPrefix("article|") } * 2 == other.features.count)
      #expect(Set(one.words).isSubset(of: other.words) && other.words.count > one.words.count)
    }
  }
}

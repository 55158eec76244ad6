import Testing
import ThreshKit
import ThreshText

@testable import Extraction

@Suite struct ArticleReaderTests {
  private func reader() throws -> ArticleReader {
    try ArticleReader(resources: FieldPage.resources)
  }

  private func document(_ kind: String?, mediaType: MediaType = .jats) -> Document {
    var document = Document(id: "page", source: "a.nxml", mediaType: mediaType, text: "Yoga [1] at work [2]")
    document.metadata.articleType = kind.map { StatedValue($0, from: "article-type") }
    document.metadata.title = StatedValue("Yoga at work", from: "article-title")
    document.references = [Reference(label: "B1", text: "One"), Reference(label: "B2", text: "Two")]
    document.links = [
      Hyperlink(start: 5, end: 8, target: "#B1"), Hyperlink(start: 9, end: 11, target: "#T1"),
      Hyperlink(start: 17, end: 20, target: "#B2"),
    ]
    return document
  }

  private func unit(in section: [String]) -> Unit {
    Unit(
      index: 0, kind: .sentence, range: 0..<4, tokens: 0..<1, sentences: [0..<4], blocks: 0..<1,
      sentenceInBlock: 0, section: section)
  }

  private func article(_ document: Document, units: [Unit] = []) throws -> Article? {
    try reader().article(document, units: units, TokenizedText(document.text))
  }

  @Test func onlyArticlesWithAStudyAreTaken() throws {
    #expect(try article(document("research-article")) != nil)
    #expect(try article(document(nil)) != nil)
    #expect(try article(document("editorial")) == nil)
    #expect(try article(document(nil, mediaType: .html)) == nil)
    #expect(try article(document("case-report"))?.design == .caseStudy)
  }

  @Test(arguments: [
    (["Yoga at work", "Abstract", "Results"], true),
    (["Yoga at work", "Abstract", "Authors’ conclusions"], true),
    (["Yoga at work", "3. Results", "3.1 Pain"], true),
    (["Yoga at work", "Materials and Methods"], true),
    (["Yoga at work", "Abstract", "Background"], false),
    (["Yoga at work", "Discussion", "Main findings"], false),
    (["Yoga at work", "Introduction"], false),
    (["Yoga at work"], false),
    ([], false),
  ])
  func someSectionsTellOfTheOwnStudy(section: [String], isOwn: Bool) throws {
    let unit = unit(in: section)
    let article = try #require(try article(document("research-article"), units: [unit]))
    #expect(article.isInOwnSection(unit) == isOwn, "\(section)")
  }

  @Test func linksToTheReferencesAreCitations() throws {
    let article = try #require(try article(document("research-article")))
    #expect(article.citations(in: 0..<20).map(\.entry.text) == ["One", "Two"])
    #expect(article.citations(in: 9..<16).isEmpty)
  }
}

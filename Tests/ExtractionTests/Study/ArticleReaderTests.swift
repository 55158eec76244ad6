import Testing
import ThreshKit

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

  @Test func onlyArticlesWithAStudyAreTaken() throws {
    #expect(try reader().article(document("research-article")) != nil)
    #expect(try reader().article(document(nil)) != nil)
    #expect(try reader().article(document("editorial")) == nil)
    #expect(try reader().article(document(nil, mediaType: .html)) == nil)
    #expect(try reader().article(document("case-report"))?.design == .caseStudy)
  }

  @Test(arguments: [
    (["Yoga at work", "Abstract", "Results"], true),
    (["Yoga at work", "Abstract", "Authors’ conclusions"], true),
    (["Yoga at work", "3. Results", "3.1 Pain"], true),
    (["Yoga at work", "Materials and Methods"], true),
    (["Yoga at work", "Abstract"], false),
    (["Yoga at work", "Abstract", "Background"], false),
    (["Yoga at work", "Discussion", "Main findings"], false),
    (["Yoga at work", "Introduction"], false),
    (["Yoga at work"], false),
    ([], false),
  ])
  func someSectionsTellOfTheOwnStudy(section: [String], isOwn: Bool) throws {
    let article = try #require(try reader().article(document("research-article")))
    #expect(article.isOwn(section) == isOwn, "\(section)")
  }

  @Test func aSentenceThatCitesIsNotOwn() throws {
    let article = try #require(try reader().article(document("research-article")))
    #expect(!article.reportsOwnStudy(["Results"], in: 0..<8))
    #expect(article.reportsOwnStudy(["Results"], in: 9..<16))
    #expect(article.citations(in: 0..<20).map(\.entry.text) == ["One", "Two"])
  }
}

import Cleanup
import Testing
import ThreshKit

@Suite struct AppraisalTests {
  private func metadata(_ text: String) throws -> Metadata {
    let page = Page(
      id: "p", origins: [.init(path: "a.txt")], mediaType: .plainText, content: Array(text.utf8))
    var report = Report()
    return try PlainTextReader().read(page, &report).metadata
  }

  @Test(arguments: [
    "Disclosure: the author sells needles.", "We may earn a commission when you buy through our links.",
    "This post contains affiliate links.", "Conflicts of interest: none declared.",
  ])
  func commercialInterestIsTakenVerbatim(line: String) throws {
    let found = try metadata("Needles\n\n\(prose)\n\n\(line)\n").commercialInterest
    #expect(found == StatedValue(line, from: "page-text"))
  }

  @Test(arguments: [
    "Brokers earn a commission on each sale.", "There is great interest in needles.",
    "The full disclosure of risks is required by law.",
  ])
  func otherTalkOfMoneyIsNot(line: String) throws {
    #expect(try metadata("Needles\n\n\(prose)\n\n\(line)\n").commercialInterest == nil)
  }

  @Test func fundingIsThatOfThePage() throws {
    let own = "This leaflet was funded by the Hilltop Trust."
    #expect(try metadata("Needles\n\n\(prose)\n\n\(own)\n").funding?.value == own)
    let news = "Funded by a grant, the team at Hilltop aims to build reefs out of sand that last a century."
    #expect(try metadata("Needles\n\n\(prose)\n\n\(news)\n").funding == nil)
    let cited = "This study was funded by the Hilltop Trust."
    #expect(try metadata("Needles\n\n\(prose)\n\n\(cited)\n").funding == nil)
  }

  @Test func credentialsAreReadFromTheByline() throws {
    let line = "Medically reviewed by Jane Doe, M.D."
    let page = try read(
      "<body><h1>Needles</h1><p class='byline'>\(line)</p><p>\(prose)</p><p>\(prose)</p></body>")
    #expect(page.metadata.authorCredentials == StatedValue(line, from: "byline"))
    #expect(
      try metadata("Needles\n\nBy Jane Doe, LAc\n\n\(prose)\n").authorCredentials?.value == "By Jane Doe, LAc"
    )
    #expect(try metadata("Needles\n\nBy Jane Doe, Hilltop\n\n\(prose)\n").authorCredentials == nil)
  }

  @Test func aTitleNamesWhatStandsUnderIt() throws {
    let page = try read(
      "<body><h1>Needles</h1><p>\(prose)</p><h2>Conflict of interest</h2><p>The clinic sells needles.</p></body>"
    )
    #expect(page.metadata.commercialInterest?.value == "The clinic sells needles.")
  }
}

import Testing

@testable import ThreshKit

@Suite struct TablesTests {
  private let tables = ReviewTables(TablesFixture.corpus)

  @Test func everyPageFoundIsCountedOnce() {
    let summary = tables.summary
    // one.txt (charted), its second name and two.txt (copies), three.txt and the unopened file, four.txt.
    #expect(summary.found == 6)
    #expect(summary.copies == 2)
    #expect(summary.unreadable == 2)
    #expect(summary.setAside == 1)
    #expect(summary.charted == 1)
    #expect(summary.setAsideReasons == [Tally("no-statements", 1)])
  }

  @Test(arguments: 0..<64) func theNumbersAddUpWhateverBecameOfThePages(seed: Int) {
    var corpus = TablesFixture.corpus
    if seed & 1 != 0 { corpus.links[.copies] = [Link("p3", "p4", reason: "same", score: 1)] }
    if seed & 2 != 0 { corpus.setAside["p2"] = .init(code: "not-english", message: "") }
    if seed & 4 != 0 { corpus.documents.removeFirst() }
    if seed & 8 != 0 { corpus.evidence.removeAll() }
    if seed & 16 != 0 { (corpus.filesFound, corpus.filesUnread) = (9, 4) }
    if seed & 32 != 0 { corpus.pages[1].origins.append(.init(path: "two.txt", member: "second")) }
    let tables = ReviewTables(corpus)
    let summary = tables.summary
    #expect(!tables.problems.contains { $0.code == "pages-unaccounted" })
    #expect(summary.found == summary.copies + summary.unreadable + summary.setAside + summary.charted)
    #expect(summary.quotesVerified == summary.statements)
    #expect(summary.statementsByType.reduce(0) { $0 + $1.n } == summary.statements)
  }

  @Test(arguments: [5, 7]) func aPageThatIsNotAccountedForIsAProblem(found: Int) {
    var corpus = TablesFixture.corpus
    corpus.filesFound = found
    let tables = ReviewTables(corpus)
    #expect(tables.summary.found == found)
    #expect(tables.problems.last?.code == "pages-unaccounted")
    #expect(tables.problems.last?.message.contains("known of 6") == true)
    #expect(tables.summary.problems.contains(Tally("pages-unaccounted", 1)))
  }

  @Test func pagesOfTheSameFileNameKeepTheirOwnReasons() {
    var corpus = TablesFixture.corpus
    corpus.pages = [
      TablesFixture.page("p1", "a/index.html"), TablesFixture.page("p2", "b/index.html"),
      TablesFixture.page("p3", "c/index.html"),
    ]
    (corpus.filesFound, corpus.filesUnread) = (3, 0)
    corpus.documents = []
    corpus.evidence = []
    corpus.links = [:]
    corpus.problems = ["p3", "p2"].map { (id: String) in
      Problem(source: "index.html", sourceID: id, stage: "clean", code: "no-\(id)", message: "")
    }
    #expect(ReviewTables(corpus).sources.map(\.statusReason) == ["unreadable", "no-p2", "no-p3"])
  }

  @Test func aRowWhoseQuoteIsNotOnThePageIsLeftOutWithAProblem() {
    var corpus = TablesFixture.corpus
    corpus.evidence[1].quote = "Cafe needles are safe."
    let tables = ReviewTables(corpus)
    #expect(tables.evidence.map(\.quote).contains("Cafe needles are safe.") == false)
    #expect(tables.evidence.count == 2)
    #expect(tables.problems.last?.code == "quote-mismatch")
    #expect(tables.problems.last?.source == "a/one.txt")
    #expect(tables.problems.last?.sourceID == "p1")
    #expect(tables.summary.quotesChecked == 3)
    #expect(tables.summary.quotesVerified == 2)
  }

  @Test func placesOutsideTheTextNeverMatch() {
    let check = QuoteCheck("añb")
    #expect(check.holds("ñ", start: 1, end: 2))
    #expect(check.holds("", start: 3, end: 3))
    #expect(!check.holds("", start: 4, end: 4))
    #expect(!check.holds("b", start: 2, end: 9))
    #expect(!check.holds("a", start: -1, end: 1))
    #expect(!check.holds("", start: 2, end: 1))
    #expect(!check.holds("n\u{303}", start: 1, end: 2), "equal to a reader, but not the page's own scalars")
  }

  @Test func aGroupThatLostItsOtherMembersIsNoGroup() {
    var corpus = TablesFixture.corpus
    corpus.evidence[2].quote = "changed"
    let tables = ReviewTables(corpus)
    #expect(tables.claims.isEmpty)
    #expect(tables.evidence.allSatisfy { $0.duplicateGroup == nil })
  }

  @Test func aClaimCountsPagesWithoutTheirCopies() {
    let claim = tables.claims[0]
    #expect(claim.nStatements == 2)
    #expect(claim.nSources == 1)
    #expect(claim.sourceIDs == ["p1", "p2"])
    #expect(claim.linkReasons == ["same words"])
    #expect(claim.directions == [Tally("favours", 2)])
    #expect(!claim.hasConflict)
    #expect(tables.summary.claimsRepeated == 0, "only a copy repeats it")
  }

  @Test func aClaimOfCopiesAloneStandsOnOnePage() {
    var corpus = TablesFixture.corpus
    corpus.evidence[0].sourceID = "p5"
    corpus.evidence[0].id = "E5"
    corpus.pages.append(TablesFixture.page("p5", "five.txt"))
    corpus.documents.append(TablesFixture.document("p5", "five.txt", TablesFixture.text))
    corpus.links[.copies]?.append(Link("p1", "p5", reason: "0.95 of words shared", score: 0.95))
    let tables = ReviewTables(corpus)
    #expect(tables.claims.map(\.sourceIDs) == [["p5", "p2"]])
    #expect(tables.claims.map(\.nSources) == [1])
    #expect(tables.summary.claimsRepeated == 0)
  }

  @Test func directionsThatDifferAreAConflictAndAreShown() {
    var corpus = TablesFixture.corpus
    corpus.evidence[2].direction = .noDifference
    let claim = ReviewTables(corpus).claims[0]
    #expect(claim.hasConflict)
    #expect(claim.directions == [Tally("favours", 1), Tally("no-difference", 1)])
  }

  @Test func aStudyKeepsWhatThePagesDisagreeOn() {
    var corpus = TablesFixture.corpus
    for index in [0, 2] {
      corpus.evidence[index].studyID = "S1"
      corpus.evidence[index].study.venue = "Pain"
      corpus.evidence[index].study.year = 2017 + index
      corpus.evidence[index].citation = Citation(mention: "a review in Pain", start: 0, end: 4)
    }
    corpus.links[.studies] = [
      Link(corpus.evidence[0].id, corpus.evidence[2].id, reason: "same venue", score: 0.8)
    ]
    let study = ReviewTables(corpus).studies[0]
    #expect(study.label == "Pain 2017")
    #expect(study.conflicts == ["year: 2017, 2019"])
    #expect(study.citedAs == ["a review in Pain"])
    #expect(study.matchBasis == ["same venue"])
    #expect(study.identifiability == .partial)
    #expect(study.nSources == 1)
  }

  @Test func aStudyKnownByItsYearAloneIsCalledWhatThePageCallsIt() {
    var corpus = TablesFixture.corpus
    corpus.evidence[0].studyID = "S1"
    corpus.evidence[0].study.year = 2017
    corpus.evidence[0].citation = Citation(mention: "A 2017 analysis", start: 0, end: 4)
    #expect(ReviewTables(corpus).studies.map(\.label) == ["A 2017 analysis"])
    corpus.evidence[0].study.design = .review
    #expect(ReviewTables(corpus).studies.map(\.label) == ["review 2017"])
  }

  @Test func aSourceSaysWhatBecameOfIt() {
    #expect(tables.sources.map(\.status) == [.charted, .charted, .problem, .setAside])
    #expect(tables.sources.map(\.statusReason) == [nil, nil, "empty-file", "no-statements"])
    #expect(tables.sources.map(\.copyOf) == [nil, "p1", nil, nil])
  }

  @Test func aPageSetAsideIsShownWithWhatItSaysAboutItself() {
    var corpus = TablesFixture.corpus
    var metadata = Metadata()
    metadata.title = StatedValue("Three", from: "title")
    corpus.setAside["p3"] = .init(code: "no-main-content", message: "", metadata: metadata)
    let row = ReviewTables(corpus).sources[2]
    #expect(row.status == .setAside && row.statusReason == "no-main-content")
    #expect(row.metadata.title == metadata.title)
  }

  @Test func columnNamesAreUniqueAndGroupsStandTogether() {
    for name in TableName.allCases {
      let columns = tables.table(name).columns
      #expect(Set(columns.map(\.name)).count == columns.count)
      let groups = columns.map(\.group)
      var runs: [String?] = []
      for group in groups where runs.last != .some(group) { runs.append(group) }
      let named = runs.compactMap { $0 }
      #expect(Set(named).count == named.count, "\(name): a group is split")
    }
  }

  @Test func hostsAreReadOffAddresses() {
    #expect(ReviewTables.host(of: "https://user@www.Example.org:8080/a?b") == "example.org")
    #expect(ReviewTables.host(of: "https://") == nil)
    #expect(ReviewTables.host(of: "page.html") == nil)
  }
}

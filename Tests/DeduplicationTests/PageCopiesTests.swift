import Testing
import ThreshKit

@testable import Deduplication

@Suite struct PageCopiesTests {
  /// Sentences that have no run of four words in common with those of another seed.
  private static func prose(_ seed: Int, _ count: Int) -> String {
    (0..<count).map { "word\(seed)x\($0) goes with term\(seed)y\($0) and then some\($0 % 7)." }.joined(
      separator: " ")
  }

  private func page(_ id: String, _ text: String, url: String? = nil, doi: String? = nil) -> Document {
    var document = Document(
      id: id, source: id + ".html", mediaType: .html, url: url.map { StatedValue($0, from: "og:url") },
      text: text)
    document.metadata.doi = doi.map { StatedValue($0, from: "citation_doi") }
    return document
  }

  private func groups(_ pages: [Document]) throws -> [[String]] {
    try GroupRun(PageCopies(.init(), emptyContext), pages).groups
  }

  @Test func aMirrorInAnotherFrameIsACopy() throws {
    let text = Self.prose(1, 80)
    let run = try GroupRun(
      PageCopies(.init(), emptyContext),
      [
        page("a", text), page("b", "By the wire service. " + text + " Read more."),
        page("c", Self.prose(2, 80)),
      ])
    #expect(run.groups == [["a", "b"]])
    #expect(run.links.allSatisfy { $0.reason.hasSuffix("% of the text in common") })
  }

  @Test func anAbridgedPageIsACopy() throws {
    let run = try groups([page("a", Self.prose(1, 100)), page("b", Self.prose(1, 70))])
    #expect(run == [["a", "b"]])
  }

  @Test func aPageThatQuotesAnotherIsNone() throws {
    let quoted = Self.prose(1, 30)
    #expect(try groups([page("a", quoted), page("b", Self.prose(2, 60) + " " + quoted)]).isEmpty)
    #expect(
      try groups([page("a", quoted + Self.prose(3, 70)), page("b", Self.prose(2, 70) + " " + quoted)]).isEmpty
    )
  }

  @Test func shortPagesOfOneTemplateAreNone() throws {
    let template = Self.prose(1, 8)
    #expect(
      try groups([page("a", template + " Brake pads, red."), page("b", template + Self.prose(4, 4))]).isEmpty)
  }

  @Test func aShortPageIsACopyOfTheSameWords() throws {
    #expect(try groups([page("a", "Two words."), page("b", "two  words")]) == [["a", "b"]])
    #expect(try groups([page("a", ""), page("b", "")]).isEmpty)
  }

  @Test func theSameAddressNeedsLessInCommon() throws {
    let old = Self.prose(1, 40) + Self.prose(2, 40)
    let new = Self.prose(1, 40) + Self.prose(3, 40)
    #expect(try groups([page("a", old), page("b", new)]).isEmpty)
    let run = try GroupRun(
      PageCopies(.init(), emptyContext),
      [
        page("a", old, url: "https://www.example.org/x/?utm_source=mail"),
        page("b", new, url: "http://example.org/x#top"),
      ])
    #expect(run.groups == [["a", "b"]])
    #expect(run.links.first?.reason.hasPrefix("same address example.org/x, ") == true)
    #expect(
      try groups([
        page("a", Self.prose(5, 40), url: "https://example.org/x"),
        page("b", Self.prose(6, 40), url: "https://example.org/x"),
      ]).isEmpty)
  }

  @Test func theSameDOIJoinsAnArticleAndItsAbstract() throws {
    let abstract = Self.prose(1, 20)
    let run = try groups([
      page("a", abstract, doi: "10.1000/A"), page("b", abstract + Self.prose(2, 200), doi: "10.1000/a"),
    ])
    #expect(run == [["a", "b"]])
  }

  @Test func ofManyCopiesEachIsLinkedOnce() throws {
    let pages = (0..<60).map { page("p\($0)", Self.prose(1, 60) + " Page \($0) of the mirror.") }
    let stage = try PageCopies(.init(), emptyContext)
    let run = try GroupRun(stage, pages)
    #expect(run.groups == [pages.map(\.id).sorted()])
    var report = Report()
    let links = try stage.links(in: pages.map { try stage.profile(of: $0) }, key: "k", &report)
    #expect(links.count == 59)
  }

  @Test func aStoppedRunIsNotKeptWaiting() async throws {
    let pages = (0..<40).map { page("p\($0)", Self.prose(1, 60)) }
    let links = Task {
      while !Task.isCancelled { await Task.yield() }
      let stage = try PageCopies(.init(), emptyContext)
      var report = Report()
      return try stage.links(in: pages.map { try stage.profile(of: $0) }, key: "k", &report)
    }
    links.cancel()
    #expect(try await links.value.isEmpty)
  }

  @Test func pagesPassThroughUnchangedAndTheirOrderDecidesNothing() throws {
    let pages = [
      page("a", Self.prose(1, 60)), page("b", Self.prose(1, 58)), page("c", Self.prose(2, 60)),
      page("d", Self.prose(2, 60) + " End."),
    ]
    let run = try GroupRun(PageCopies(.init(), emptyContext), pages)
    #expect(Set(run.output) == Set(pages))
    #expect(run.groups == [["a", "b"], ["c", "d"]])
    #expect(try groups(pages.reversed()) == run.groups)
  }

  @Test func theSketchEstimatesHowMuchIsShared() {
    let a = PageSketch(Self.prose(1, 400))
    let b = PageSketch(Self.prose(1, 200) + " " + Self.prose(2, 200))
    // Half of each is shared: a third of the whole.
    #expect(abs(a.jaccard(b) - 1.0 / 3) < 0.1)
    #expect(a.jaccard(a) == 1)
    #expect(a.jaccard(PageSketch("")) == 0)
  }
}

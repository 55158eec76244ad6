import Foundation
import Testing
import ThreshKit
import ThreshMarkup

@testable import Cleanup

@Suite struct ContentChoiceTests {
  /// A page of a usual site, long enough for the model.
  private let page = """
    <html><head><title>Needles for back pain - The Example</title></head><body>
    <header><a href="/">The Example</a><nav><ul><li><a href="/a">News</a></li><li><a href="/b">Health</a></li></ul></nav></header>
    <main><article><h1>Needles for back pain</h1>
    <p>\(prose)</p><h2>What was found</h2><p>\(prose)</p><p>\(prose)</p>
    <aside id="box"><p>The trial was paid for by a foundation that had no say in how it was done.</p></aside>
    </article></main>
    <section class="related"><h3>You may also like</h3><ul><li><a href="/1">Ten stretches for the office</a></li>
    <li><a href="/2">How to sleep on your side</a></li><li><a href="/3">What a massage costs</a></li></ul></section>
    <footer><p>© 2026 The Example. All rights reserved.</p><a href="/p">Privacy policy</a></footer></body></html>
    """

  private func text(_ change: (inout CleanupOptions) -> Void = { _ in }) throws -> String {
    var options = CleanupOptions()
    change(&options)
    var report = Report()
    return try HTMLReader(options).read(htmlPage(page), &report).text
  }

  @Test func theArticleIsTakenAndWhatStandsAroundItIsNot() throws {
    let text = try text()
    #expect(text.contains("What was found"))
    #expect(text.components(separatedBy: "Needles were placed").count == 4)
    #expect(!text.contains("Ten stretches"))
    #expect(!text.contains("rights reserved"))
    #expect(!text.contains("News"))
  }

  @Test func whatIsHiddenForProgramsIsNoText() throws {
    let hidden = """
      <div style="display: none" itemscope itemtype="https://schema.org/NewsArticle">
      <div itemprop="articleBody">\(prose) For programs.</div></div>
      <div itemscope itemtype="https://schema.org/FAQPage"><div itemprop="acceptedAnswer" itemscope hidden
      itemtype="https://schema.org/Answer"><p>Shown on a click. \(prose)</p></div></div>
      """
    let tree = try MarkupTree(html: Array(page.replacing("</article>", with: hidden + "</article>").utf8))
    let outline = Outline.shown(of: tree)
    let texts = outline.segments.map { String(decoding: BlockWriter.words(of: $0, tree), as: UTF8.self) }
    #expect(!texts.contains { $0.contains("For programs") })
    #expect(texts.contains { $0.contains("Shown on a click") })
  }

  @Test func theTypeOfAPageIsGuessed() throws {
    var report = Report()
    let type = try #require(try HTMLReader().read(htmlPage(page), &report).metadata.pageType)
    #expect(type.value == "article" && type.origin == "model")
    #expect(try #require(type.confidence) > 0.5)
    #expect(try HTMLReader().read(htmlPage("<p>Our menu</p>"), &report).metadata.pageType == nil)
  }

  @Test func selectorsHaveTheLastWord() throws {
    #expect(try text { $0.keep = ["#box", "section.related li"] }.contains("no say in how"))
    #expect(try text { $0.keep = ["section.related"] }.contains("Ten stretches"))
    #expect(try !text { $0.remove = ["article h2"] }.contains("What was found"))
    #expect(try !text { ($0.keep, $0.remove) = (["#box"], ["aside"]) }.contains("no say in how"))
  }

  @Test func aWrongSelectorIsRefused() {
    #expect(throws: ConfigurationError.self) { try text { $0.keep = ["div["] } }
  }
}

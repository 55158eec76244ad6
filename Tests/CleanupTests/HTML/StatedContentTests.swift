import Testing
import ThreshKit

@testable import Cleanup

@Suite struct StatedContentTests {
  private func read(_ data: String, _ body: String = "<div id='root'></div>", remove: [String] = []) throws
    -> (
      document: Document, problems: [String]
    )
  {
    var options = CleanupOptions()
    options.remove = remove
    var report = Report()
    let html = "<html><body><script type='application/ld+json'>\(data)</script>\(body)</body></html>"
    let document = try HTMLReader(options).read(htmlPage(html), &report)
    return (document, report.problems.map(\.code))
  }

  private let thread = #"""
    {"@type": "DiscussionForumPosting", "author": {"@type": "Person", "name": "Ann Lee"},
    "text": "Has anyone tried needles for a bad back?<br><br>Mine has hurt for two years now.",
    "comment": [{"@type": "Comment", "author": {"name": "Bo Berg"}, "text": "<p>I did, and it helped me for a while.</p>"}]}
    """#

  @Test func aPageThatShowsNothingHasTheTextItStates() throws {
    let (document, problems) = try read(thread)
    #expect(
      document.text
        == "Has anyone tried needles for a bad back?\n\nMine has hurt for two years now.\n\nI did, and it helped me for a while."
    )
    #expect(document.blocks.map(\.speaker) == ["Ann Lee", "Ann Lee", "Bo Berg"])
    #expect(problems == ["text-not-shown"])
  }

  @Test func whatAPageShowsComesFirst() throws {
    let (document, problems) = try read(thread, "<main><h1>Backs</h1><p>\(prose)</p></main>")
    #expect(!document.text.contains("Has anyone tried"))
    #expect(problems.isEmpty)
  }

  @Test func whatTheUserRemovedStaysAway() throws {
    let document = try read(thread, "<main><p>\(prose)</p></main>", remove: ["main"]).document
    #expect(document.text.isEmpty)
  }

  @Test func aSloganIsNoText() throws {
    let document = try read(#"{"@type": "Product", "description": "The best there is."}"#).document
    #expect(document.text.isEmpty)
  }
}

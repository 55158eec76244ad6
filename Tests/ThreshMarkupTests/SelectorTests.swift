import Testing
import ThreshKit

@testable import ThreshMarkup

@Suite struct SelectorTests {
  private let page = """
    <body><div id=main class="post  entry"><p>a</p> <p class=lead data-x="one two">b</p>
    <ul><li><a href="https://example.org/x.pdf">c</a></li></ul></div><p>d</p></body>
    """

  @Test(arguments: [
    ("p", "a b d"), ("DIV p", "a b"), ("body > p", "d"), ("#main > p.lead", "b"), (".entry .lead", "b"),
    ("p:not(.lead)", "a d"), ("p:first-child", "a"), ("a[href]", "c"), ("a[href^='https:']", "c"),
    ("a[href$=pdf]", "c"),
    ("a[href*=\"example\"]", "c"), ("[data-x~=two]", "b"), ("[data-x=two]", ""), ("ul a, p.lead", "b c"),
    ("div > a", ""), ("div li > *", "c"), (".post.entry>p", "a b"), ("nosuch", ""), ("a[href*='']", ""),
    ("body div p", "a b"),
  ])
  func finds(selector: String, expected: String) throws {
    let tree = try MarkupTree(html: Array(page.utf8))
    let found = try Selector(selector).all(in: tree).map { tree.text(of: $0) }
    #expect(found.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    "", "p,", "p >", "[a", "[a=", "a[b='c]", ":hover", "p:not(", ":not(:not(a))", "p + q", "#", "p)",
  ])
  func whatCannotBeReadIsAnError(selector: String) {
    #expect(throws: ConfigurationError.self) { try Selector(selector) }
  }

  @Test func namesWithColonsAreEscaped() throws {
    let tree = try MarkupTree(xml: Array("<a xmlns:x='u'><b x:y='1'/></a>".utf8))
    #expect(try Selector("[x\\:y]").all(in: tree) == [2])
  }
}

import Testing

@testable import ThreshMarkup

@Suite struct HTMLParserTests {
  @Test func textAndAttributesOfASmallPage() throws {
    let tree = try MarkupTree(
      html: Array(
        "<html lang=en><head><title>A  title</title></head><body><p class='x y'>One <b>two</b>\n three</p></body></html>"
          .utf8))
    let p = try #require(tree.first(.p))
    #expect(tree.text(of: p) == "One two three")
    #expect(tree.hasClass(p, "y"))
    #expect(tree.attributeString(p, .class) == "x y")
    #expect(tree.path(of: p) == "/html/body/p")
    #expect(try tree.text(of: #require(tree.first(.title))) == "A title")
    #expect(tree.attributeString(1, .lang) == "en")
  }

  @Test func blockElementsEndAParagraph() throws {
    let tree = try MarkupTree(html: Array("<p>a<section>b</section>c".utf8))
    let p = try #require(tree.first(.p))
    let section = try #require(tree.first(.section))
    #expect(tree.end(p) == section)
    #expect(tree.parent(p) == tree.parent(section))
  }

  @Test(arguments: ["main", "nav", "header", "article", "my-app", "p", "a"])
  func bodyBeginsWithoutItsTag(first: String) throws {
    let tree = try MarkupTree(
      html: Array("<html><meta charset=utf-8><title>T</title><\(first)>x</\(first)><main>y</main>".utf8))
    let main = try #require(tree.all(.main).last)
    #expect(tree.path(of: main).hasPrefix("/html/body/main"))
    #expect(try tree.text(of: #require(tree.first(.head))) == "T")
    #expect(try tree.text(of: #require(tree.first(.body))).hasPrefix("x"))
  }

  @Test func bodyTagAfterAnElementInTheHeadAddsNothing() throws {
    let tree = try MarkupTree(
      html: Array("<head><title>T</title><x-y>a</x-y></head><body class=b><p>c</p></body>".utf8))
    #expect(tree.all(.body).count == 1)
    #expect(try tree.path(of: #require(tree.first(.p))) == "/html/body/p")
  }
}

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
}

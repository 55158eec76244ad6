import Cleanup
import Testing
import ThreshKit

@Suite struct DocumentBuilderTests {
  private let page = Page(id: "p1", origins: [.init(path: "a/b.html")], mediaType: .html)

  @Test func positionsCountScalars() {
    var builder = DocumentBuilder(page)
    builder.append(.heading, Array("Ünïcode 😀".utf8), level: 1)
    let range = builder.append(.paragraph, Array("  naïve text ".utf8))
    let document = builder.finish()
    #expect(document.text == "Ünïcode 😀\n\nnaïve text")
    #expect(range == 11..<21)
    #expect(document.slice(11, 21) == "naïve text")
    #expect(document.source == "b.html")
  }

  @Test func headingsOpenAndCloseSections() {
    var builder = DocumentBuilder(page)
    builder.append(.heading, Array("A".utf8), level: 1)
    builder.append(.heading, Array("B".utf8), level: 2)
    builder.append(.paragraph, Array("one".utf8))
    builder.append(.heading, Array("C".utf8), level: 2)
    builder.append(.paragraph, Array("two".utf8))
    builder.endSections()
    builder.append(.paragraph, Array("three".utf8))
    #expect(builder.finish().blocks.map(\.section) == [[], ["A"], ["A", "B"], ["A"], ["A", "C"], []])
  }

  @Test func blocksWithoutTextAreLeftOut() {
    var builder = DocumentBuilder(page)
    #expect(builder.append(.paragraph, Array(" \n".utf8)) == nil)
    builder.beginTable()
    let document = builder.finish()
    #expect(document.text.isEmpty && document.blocks.isEmpty && document.tables.isEmpty)
  }

  @Test func marksOfAGivenText() {
    let text = "Tïtle\n\nSome text."
    var builder = DocumentBuilder(page, text: Array(text.utf8))
    builder.mark(.heading, bytes: 0..<6, level: 1)
    builder.mark(.paragraph, bytes: 8..<18)
    #expect(builder.mark(.paragraph, bytes: 8..<12) == nil)
    #expect(builder.mark(.paragraph, bytes: 18..<99) == nil)
    let document = builder.finish()
    #expect(document.text == text)
    #expect(document.blocks.map(document.text) == ["Tïtle", "Some text."])
    #expect(document.blocks[1].section == ["Tïtle"])
  }
}

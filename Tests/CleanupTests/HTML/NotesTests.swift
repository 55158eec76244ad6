import Cleanup
import Testing
import ThreshKit

@Suite struct NotesTests {
  @Test(arguments: [
    ("<sup><a href='#fn1'>1</a></sup>", "<ol><li id='fn1'>Lee 2017. <a href='#r1'>↩</a></li></ol>"),
    ("<a href='#fn1'><sup>*</sup></a>", "<p id='fn1'>Lee 2017.</p>"),
    ("<a href='#fn1'>[12]</a>", "<p><a name='fn1'></a>Lee 2017.</p>"),
    ("<a role='doc-noteref' href='#fn1'>note 1</a>", "<div id='fn1'><p>Lee 2017.</p></div>"),
  ])
  func aNoteIsFoundByItsMark(_ mark: String, _ note: String) throws {
    let document = try read("<body><h1>Back pain</h1><p>\(prose)\(mark)</p><p>\(prose)</p>\(note)</body>")
    let block = try #require(document.blocks.last)
    #expect(block.kind == .footnote && block.label == "fn1")
    #expect(document.text(block) == "Lee 2017.")
    let link = try #require(document.links.first)
    #expect(
      link.target == "#fn1"
        && document.text(document.blocks[1]).hasSuffix(document.slice(link.start, link.end)))
  }

  @Test(arguments: [
    // A table of contents; a way back up the page; a mark to a long section.
    "<ul><li><a href='#s'>1</a></li></ul><p id='s'>\(prose)</p>",
    "<p id='s'>\(prose)</p><p>\(prose)<sup><a href='#s'>1</a></sup></p>",
    "<p>\(prose)<sup><a href='#s'>1</a></sup></p><div id='s'>\(String(repeating: "<p>\(prose)</p>", count: 8))</div>",
  ])
  func otherLinksIntoThePageLeadToNoNote(_ body: String) throws {
    #expect(try read("<body><h1>Back pain</h1>\(body)</body>").texts(.footnote).isEmpty)
  }

  @Test func aReferenceHasTheIdThatLinksLeadTo() throws {
    let document = try read(
      """
      <body><h1>Back pain</h1><p>\(prose)<sup><a href="#ref-2">2</a></sup></p><h2>References</h2><ol>
      <li id="ref-1">Lee A. Needles. 2017.</li><li id="ref-2">Roe B. Sham. 2018.</li></ol></body>
      """)
    #expect(document.references.map(\.label) == [nil, "ref-2"])
    #expect(document.references.map(\.text) == ["Lee A. Needles. 2017.", "Roe B. Sham. 2018."])
  }
}

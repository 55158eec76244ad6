import Testing
import ThreshKit

@testable import ThreshCommands

@Suite struct DocumentTextTests {
  /// A document whose blocks are given as kind, words and level.
  private func document(_ parts: [(Block.Kind, String, Int?)]) -> Document {
    var text = ""
    var blocks: [Block] = []
    for (kind, words, level) in parts {
      if !text.isEmpty { text += "\n" }
      let start = text.unicodeScalars.count
      text += words
      blocks.append(Block(kind, start: start, end: text.unicodeScalars.count, level: level))
    }
    return Document(id: "x", source: "x.html", mediaType: .html, text: text, blocks: blocks)
  }

  @Test func whatThePageSaysAboutItselfIsLeftOutOfPlainText() {
    let page = document([
      (.paragraph, "Words.", nil), (.furniture, "6 min read", nil), (.paragraph, "More.", nil),
    ])
    #expect(DocumentText.plain(page) == "Words.\n\nMore.")
  }

  @Test func furnitureAtTheTopLeavesNoBlankLine() {
    let page = document([(.furniture, "<!-- note -->", nil), (.heading, "Words", 1)])
    #expect(DocumentText.plain(page) == "Words")
  }

  @Test func aLineHoldsWhatOtherProgramsRead() {
    var page = document([(.paragraph, "He said \"no\".", nil)])
    page.metadata.title = StatedValue("T", from: "og:title")
    page.metadata.authors = [StatedValue("A", from: "byline"), StatedValue("B", from: "byline")]
    #expect(
      DocumentText.line(id: "0001", page)
        == #"{"id":"0001","text":"He said \"no\".","title":"T","author":"A; B","date":null,"page_type":null}"#
    )
    #expect(
      DocumentText.line(id: "2", nil)
        == #"{"id":"2","text":"","title":null,"author":null,"date":null,"page_type":null}"#)
  }

  @Test func theDateOfALineIsThatOfPublicationOrOfAChangeThatIsShown() {
    var page = document([])
    page.metadata.modified = StatedValue("2021-03-04", from: "article:modified_time")
    #expect(DocumentText.line(id: "1", page).contains(#""date":null"#))
    page.metadata.modified = StatedValue("2021-03-04", from: "byline")
    #expect(DocumentText.line(id: "1", page).contains(#""date":"2021-03-04""#))
    page.metadata.published = StatedValue("2020-01-02", from: "json-ld")
    #expect(DocumentText.line(id: "1", page).contains(#""date":"2020-01-02""#))
  }

  @Test(arguments: [
    ("a/0001.html.gz", "0001"), ("x.page.v2.HTML", "x.page.v2"), ("noending", "noending"), (".html", ".html"),
    ("snapshot.mhtml", "snapshot"),
  ])
  func anIdIsTheNameWithoutEndings(path: String, id: String) {
    #expect(DocumentText.stem(path) == id)
  }
}

import Testing
import ThreshKit

@testable import ThreshCommands

@Suite struct DocumentMarkdownTests {
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

  @Test func headingsListsAndQuotesBecomeMarkdown() {
    let page = document([
      (.heading, "Pain 🌿", 1), (.paragraph, "Some words.", nil), (.listItem, "one", 1), (.listItem, "two", 2),
      (.quote, "said", nil), (.caption, "A figure", nil),
    ])
    #expect(
      DocumentMarkdown(page).text == "# Pain 🌿\n\nSome words.\n\n- one\n  - two\n\n> said\n\n*A figure*")
  }

  @Test func whoSpeaksIsSaidWhereItChanges() {
    var page = document([
      (.heading, "Does it help?", 1), (.paragraph, "I ask.", nil), (.paragraph, "Still asking.", nil),
      (.listItem, "Yes.", 1), (.listItem, "No.", 1), (.paragraph, "Cy Fox wrote on Monday", nil),
      (.paragraph, "The end.", nil),
    ])
    let voices = [
      ("Bob", nil), ("Bob", nil), ("Bob", nil), ("Ann", "2020-01-03"), ("Bob", nil), ("Cy Fox", nil),
    ]
    for (index, voice) in voices.enumerated() {
      (page.blocks[index].speaker, page.blocks[index].date) = voice
    }
    #expect(
      DocumentMarkdown(page).text
        == """
        # Does it help?

        **Bob**:

        I ask.

        Still asking.

        **Ann** (2020-01-03):

        - Yes.

        **Bob**:

        - No.

        Cy Fox wrote on Monday

        The end.
        """)
  }

  @Test func aTableIsWrittenOnceWhereItStands() {
    var page = document([
      (.paragraph, "Before.", nil), (.tableCell, "Harm", nil), (.tableCell, "a|b", nil),
      (.paragraph, "After.", nil),
    ])
    page.tables = [
      Table(cells: [
        .init(row: 0, column: 0, isHeader: true, start: 8, end: 12),
        .init(row: 1, column: 0, start: 13, end: 16),
      ])
    ]
    #expect(DocumentMarkdown(page).text == "Before.\n\n| Harm |\n|---|\n| a\\|b |\n\nAfter.")
  }

  @Test func aSpanLeavesTheRestOfItsPlaceEmpty() {
    var page = document([
      (.tableCell, "Group", nil), (.tableCell, "Pain", nil), (.tableCell, "Start", nil),
      (.tableCell, "End", nil), (.tableCell, "Sham", nil), (.tableCell, "6", nil), (.tableCell, "4", nil),
    ])
    let places = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]
    page.tables = [
      Table(
        cells: zip(page.blocks, places).map {
          .init(row: $1.0, column: $1.1, start: $0.start, end: $0.end)
        })
    ]
    #expect(
      DocumentMarkdown(page).text
        == "| Group | Pain |  |\n|---|---|---|\n|  | Start | End |\n| Sham | 6 | 4 |")
  }

  @Test(arguments: [
    ("https://a.example/b c", "See [the trial](https://a.example/b%20c) now."),
    ("/guide?a=(1)", "See [the trial](/guide?a=%281%29) now."), ("#note", "See the trial now."),
    ("javascript:void(0)", "See the trial now."),
  ])
  func aLinkIsWrittenWithItsAddress(target: String, text: String) {
    var page = document([(.paragraph, "See the trial now.", nil)])
    page.links = [Hyperlink(start: 4, end: 13, target: target)]
    #expect(DocumentMarkdown(page).text == text)
  }
}

import Cleanup
import Testing
import ThreshKit

@Suite("Plain text")
struct PlainTextTests {
  /// The document that `text`, or the given bytes, make.
  static func read(_ text: String, bytes: [UInt8]? = nil, _ type: MediaType = .plainText) throws -> Document {
    let page = Page(
      id: "page", origins: [.init(path: "page.txt")], mediaType: type, content: bytes ?? Array(text.utf8))
    var report = Report()
    return try PlainTextReader().read(page, &report)
  }

  /// Kind and words of each block.
  static func blocks(_ text: String, _ type: MediaType = .plainText) throws -> [String] {
    let document = try read(text, type)
    return document.blocks.map { "\($0.kind.rawValue): \(words(document, $0))" }
  }

  static func words(_ document: Document, _ block: Block) -> String {
    String(String.UnicodeScalarView(Array(document.text.unicodeScalars)[block.start..<block.end]))
  }

  @Test(arguments: [
    "One sentence. Two sentences.", "\r\nWindows\r\nlines\r\n\r\n", "\tTabs  and\u{A0}spaces \n\n\n",
    "a\rb\r", "Ünïcödé 🪡",
    "", "\n",
  ])
  func textIsTheFileCharacterForCharacter(_ text: String) throws {
    let document = try Self.read(text)
    #expect(Array(document.text.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func aByteOrderMarkIsNotPartOfTheText() throws {
    #expect(try Self.read("", bytes: [0xEF, 0xBB, 0xBF] + Array("Words.".utf8)).text == "Words.")
  }

  @Test func whatIsNotUTF8IsWindows1252() throws {
    #expect(try Self.read("", bytes: [0x93] + Array("Caf".utf8) + [0xE9, 0x94]).text == "“Café”")
  }

  @Test func positionsCountUnicodeScalars() throws {
    let document = try Self.read("🪡 Nadeln wirken.\n\nJa, sie täuschen nicht.")
    #expect(document.blocks.map(\.start) == [0, 18])
    #expect(document.blocks.map(\.end) == [16, 41])
  }

  @Test(arguments: [
    "Acupuncture eases back pain. It is safe.", "Acupuncture eases back pain",
    "acupuncture eases back pain\nit is safe",
    "Acupuncture eases back pain.\nIt is safe for most people.",
  ])
  func aFewWordsAreAPageLikeAnyOther(_ text: String) throws {
    #expect(try Self.read(text).blocks.map(\.kind).allSatisfy { $0 == .paragraph })
    #expect(try Self.read(text).blocks.isEmpty == false)
  }

  @Test func aParagraphOfManyLinesDoesNotTakeSquareTime() throws {
    let line = "and in the seventh week of the trial the pain was less than in the sixth,\n"
    let start = ContinuousClock.now
    #expect(try Self.read(String(repeating: line, count: 5000)).blocks.count == 1)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func shortLinesOverTextAreHeadings() throws {
    let document = try Self.read(
      """
      Yoga for the Back
      Yoga is a practice that many people try. It costs little.
      How It Works
      Yoga stretches muscles and calms the breath.
      1. Less Tension
      Muscles relax after twenty minutes.
      2. Better Sleep
      People sleep better.
      Is it safe?
      Yes, for most people.
      """)
    #expect(document.metadata.title == StatedValue("Yoga for the Back", from: "first-heading"))
    let headings = document.blocks.filter { $0.kind == .heading }
    #expect(
      headings.map { Self.words(document, $0) } == [
        "Yoga for the Back", "How It Works", "Less Tension", "Better Sleep", "Is it safe?",
      ])
    #expect(headings.map(\.level) == [1, 2, 3, 3, 2])
    #expect(document.blocks.last?.section == ["Yoga for the Back", "Is it safe?"])
  }

  @Test func aStatementWithoutItsFullStopIsNoHeading() throws {
    let blocks = try Self.blocks(
      """
      Reduces Stress

      It is thought that yoga lowers the level of stress hormones

      Many people feel calmer after a class.

      Improves Sleep

      Sleep gets deeper.

      Lowers Pain

      Pain fades.
      """)
    #expect(blocks[1] == "paragraph: It is thought that yoga lowers the level of stress hormones")
    #expect(blocks[0] == "heading: Reduces Stress")
  }

  @Test func bulletsAndNumbersAreListItemsWithoutTheirMarks() throws {
    let document = try Self.read(
      """
      Side effects may include:

        • Soreness
        • Bruising; and
            ◦ at the arm
        – Tiredness

      Three studies:
      1. Yoga was better than rest.
      2) Yoga was as good as walking
      (3) Yoga helped.
      The end is near.
      """)
    #expect(
      document.blocks.map(\.kind) == [.paragraph] + Array(repeating: .listItem, count: 4) + [.paragraph]
        + Array(repeating: .listItem, count: 3) + [.paragraph])
    let items = document.blocks.filter { $0.kind == .listItem }
    #expect(
      items.map { Self.words(document, $0) } == [
        "Soreness", "Bruising; and", "at the arm", "Tiredness", "Yoga was better than rest.",
        "Yoga was as good as walking", "Yoga helped.",
      ])
    #expect(items.prefix(4).map(\.level) == [1, 1, 2, 1])
  }

  @Test func aListWithoutBulletsFollowsAColon() throws {
    let blocks = try Self.blocks(
      """
      The diet leaves out:

      meat
      eggs
      fresh dairy products

      The therapist recommends:

      Sitting upright all day

      Keeping both feet flat

      “Chairs matter,” he says.
      """)
    #expect(blocks.map { $0.prefix(4) } == ["para", "list", "list", "list", "para", "list", "list", "para"])
  }

  @Test func wrappedLinesAreOneParagraph() throws {
    let text = """
      Back pain is common. Most people have it at some time in
      their life, and for some of them it never goes away. It
      costs a lot of money.

      Needles are one of the treatments that people try when
      tablets do not help them any more.
      """
    #expect(try Self.read(text).blocks.count == 2)
    #expect(
      try Self.blocks(
        "Studies show that needles can be of help to many people with pain\nof the lower back.\nThey are safe."
      ).count == 2)
  }

  @Test func linesThatAreParagraphsStayApart() throws {
    let long = String(repeating: "Needles may ease pain for a while. ", count: 8)
    #expect(try Self.read("\(long)\n\(long)\nIt helps.\nIt lasts.").blocks.count == 4)
  }

  @Test func furnitureIsMarked() throws {
    let document = try Self.read(
      """
      Needles and Pain
      - example clinic
      - Apr 4
      - 6 min read
      By Jane van Doe, MD
      Published: 4 March 2021
      Needles ease pain.
      Share on Facebook
      They do so quickly.
      14 Comments
      ShareShare
      Related articles
      Ten Tips for Your Back
      © 2021 Example
      """)
    let kept = document.blocks.filter { $0.kind != .furniture }.map { Self.words(document, $0) }
    #expect(kept == ["Needles and Pain", "Needles ease pain.", "They do so quickly."])
    #expect(document.metadata.authors == [StatedValue("Jane van Doe", from: "byline")])
    #expect(document.metadata.published == StatedValue("2021-03-04", from: "date-line"))
  }

  @Test(arguments: ["Opmerkingen", "Kommentare", "See Also-", "Leave a Comment", "Meer"])
  func aLastWordThatNothingFollowsIsFurniture(_ word: String) throws {
    let blocks = try Self.blocks("Needles.\nA needle eases pain.\nIt does so quickly.\n\(word)")
    #expect(blocks.last == "furniture: \(word)")
  }

  @Test(arguments: [
    "Share your symptoms with a doctor.", "By 2019 most clinics offered it.", "May helps.",
    "More research is needed.",
    "Comments from patients were positive.", "2 reviews found no effect.",
  ])
  func sentencesThatLookLikeFurnitureAreKept(_ sentence: String) throws {
    #expect(try Self.blocks("Needles ease pain.\n\(sentence)\nThey do.")[1] == "paragraph: \(sentence)")
  }

  @Test func noDateOrAuthorIsGuessed() throws {
    let metadata = try Self.read(
      """
      Apr 4
      04/05/2021
      Medically reviewed by Jane Doe
      A study from 12 May 2019 found this.
      By John Doe
      """
    ).metadata
    #expect(metadata.published == nil)
    #expect(metadata.modified == nil)
    #expect(metadata.authors.isEmpty)
  }

  @Test func quotedLinesAreQuotes() throws {
    let blocks = try Self.blocks("She wrote:\n> It helped me.\n>> Did it?\nThe level was > 5 mg.")
    #expect(
      blocks == [
        "paragraph: She wrote:", "quote: It helped me.", "quote: Did it?", "paragraph: The level was > 5 mg.",
      ])
  }

  @Test func markdown() throws {
    let blocks = try Self.blocks(
      """
      ---
      layout: post
      ---
      # Needles #

      They ease
      pain. **Much**.

      Safety
      ------
      * Safe
      * Cheap

      ```
      # no heading
      ```
      ***
      1. One
      2. Two
      """, .markdown)
    #expect(
      blocks == [
        "furniture: ---", "furniture: layout: post", "furniture: ---", "heading: Needles",
        "paragraph: They ease\npain. **Much**.", "heading: Safety", "list_item: Safe", "list_item: Cheap",
        "code: # no heading",
        "list_item: One", "list_item: Two",
      ])
  }

  @Test func aCommentInMarkdownIsFurniture() throws {
    let text =
      "<!-- A note\n\nin two parts. -->\n# Needles\n\n*Last reviewed by the board*\n\nThey ease pain.\n"
    let document = try Self.read(text, .markdown)
    #expect(document.text == text)
    #expect(document.metadata.title?.value == "Needles")
    #expect(
      document.blocks.map(\.kind) == [.furniture, .furniture, .heading, .paragraph, .paragraph])
    // One that never closes is text, and so is one in a file that is no Markdown.
    #expect(try Self.blocks("<!-- They ease pain.", .markdown) == ["paragraph: <!-- They ease pain."])
    #expect(try Self.blocks("<!-- They ease pain. -->", .plainText).first?.hasPrefix("paragraph") == true)
  }

  /// Blocks are in order, do not overlap, hold something, and do not begin or end with white space.
  @Test func blocksAreOrderedWhateverTheText() throws {
    var generator = SplitMix(seed: 7)
    let parts = [
      "Needles ease pain", ".", "\n", "\r\n", "\n\n", " ", "\u{A0}", "- ", "1. ", ":", "?", "é", "🪡", "# ",
      "> ", "```", "---", "\t",
      "By Jane Doe", "Share", "III. ", "=",
    ]
    for _ in 0..<300 {
      let text = (0..<40).map { _ in parts[Int(generator.next() % UInt64(parts.count))] }.joined()
      for type in [MediaType.plainText, .markdown] {
        let document = try Self.read(text, type)
        var last = 0
        for block in document.blocks {
          #expect(block.start >= last && block.end > block.start)
          last = block.end
        }
        #expect(last <= document.text.unicodeScalars.count)
        #expect(document.text == text)
      }
    }
  }
}

/// A small generator, so that a property test sees the same texts every time.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

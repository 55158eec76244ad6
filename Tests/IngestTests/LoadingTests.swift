import Testing
import ThreshKit

@Suite("Reading a file")
struct LoadingTests {
  @Test func keepsTheBytesAndNamesThemByTheirDigest() throws {
    let shop = try Workshop()
    let page = try shop.load("sub/page.html", "<!DOCTYPE html><p>Words</p>")
    #expect(page.content == Array("<!DOCTYPE html><p>Words</p>".utf8))
    #expect(page.id == ContentID.sha256(Array("<!DOCTYPE html><p>Words</p>".utf8)))
    #expect(page.origins == [Page.Origin(path: "sub/page.html")])
  }

  @Test func gzipIsReadAsTheFileInside() throws {
    let shop = try Workshop()
    // "<p>Needles</p>\n" packed by gzip -n.
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xB3, 0x29, 0xB0, 0xF3, 0x4B, 0x4D, 0x4D,
      0xC9,
      0x49, 0x2D, 0xB6, 0xD1, 0x2F, 0xB0, 0xE3, 0x02, 0x00, 0x05, 0xC1, 0xFC, 0x3D, 0x0F, 0x00, 0x00, 0x00,
    ]
    try shop.write("page.html.gz", packed)
    let (page, _) = try shop.load("page.html.gz")
    #expect(page.content == Array("<p>Needles</p>\n".utf8))
    #expect(page.id == ContentID.sha256(Array("<p>Needles</p>\n".utf8)))
    #expect(page.mediaType == .html)
    #expect(try shop.failure("cut.html.gz", Array(packed.prefix(20))) == "gzip-damaged")
  }

  @Test(arguments: [
    ("page.html", "<!doctype html><p>x", MediaType.html), ("page", "<html><body>x", .html),
    ("page.txt", "<!DOCTYPE html><title>x</title>", .html), ("page.html", "Only words", .html),
    ("page.txt", "Only words, 3 < 5", .plainText), ("page.txt", "<b>bold</b> words", .plainText),
    ("page.md", "# Heading", .markdown), ("page.html?id=4", "<!-- c --><div>x</div>", .html),
    ("README", "Only words", .plainText),
    (
      "page.xhtml", "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>",
      .xhtml
    ),
    ("page.html", "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body></html>", .html),
    (
      "a.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS\" \"x.dtd\"><article>",
      .jats
    ),
    (
      "a.nxml", "<article xmlns:xlink=\"http://www.w3.org/1999/xlink\" article-type=\"review-article\">",
      .jats
    ),
    ("a.txt", "<?xml version=\"1.0\"?><article><front><journal-meta/>", .jats),
    ("a.xml", "<pmc-articleset><article>", .jats),
    ("post.html", "<article class=\"post\"><p>x</p></article>", .html),
  ])
  func contentDecidesThenTheName(_ name: String, _ content: String, _ type: MediaType) throws {
    #expect(try Workshop().load(name, content).mediaType == type)
  }

  @Test func recognisesUTF16WithAndWithoutMark() throws {
    let shop = try Workshop()
    let text = "<html><p>針 works</p></html>"
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    try shop.write("le.html", little)
    try shop.write("be.html", big)
    try shop.write("mark.txt", [0xFF, 0xFE] + little)
    #expect(try shop.load("le.html").page.charset == "utf-16le")
    #expect(try shop.load("be.html").page.charset == "utf-16be")
    let marked = try shop.load("mark.txt").page
    #expect(marked.mediaType == .html)
    #expect(marked.charset == nil)
  }

  @Test func wrongCharsetIsNoReasonToRefuse() throws {
    let shop = try Workshop()
    try shop.write("page.html", Array("<meta charset=utf-8><p>Caf".utf8) + [0xE9] + Array("</p>".utf8))
    #expect(try shop.load("page.html").page.mediaType == .html)
  }

  @Test func refusesWhatIsNotAPage() throws {
    let shop = try Workshop()
    var generator = SystemRandomNumberGenerator()
    let noise = [0, 1, 2, 3] + (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(try shop.failure("noise.html", noise) == "binary-content")
    #expect(try shop.failure("empty.html", []) == "empty-file")
    #expect(try shop.failure("blank.txt", Array(" \r\n\t\n".utf8)) == "empty-file")
    #expect(try shop.failure("paper.html", Array("%PDF-1.7 words".utf8)) == "unsupported-format")
    #expect(
      try shop.failure("feed.xml", Array("<?xml version=\"1.0\"?><rss><channel/></rss>".utf8))
        == "unsupported-format")
    #expect(try shop.failure("note.xml", Array("no markup".utf8)) == "unsupported-format")
  }

  @Test func missingFileIsUnreadable() throws {
    let shop = try Workshop()
    let error = #expect(throws: RecordError.self) { try shop.load("gone.html") }
    #expect(error?.code == "unreadable")
  }
}

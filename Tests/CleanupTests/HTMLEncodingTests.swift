import Cleanup
import Testing
import ThreshKit

@Suite("Character sets of HTML pages")
struct HTMLEncodingTests {
  static func read(_ head: String, _ body: [UInt8], charset: String? = nil) throws -> (Document, Report) {
    let content = Array("<html><head>\(head)</head><body><p>".utf8) + body + Array("</p></body></html>".utf8)
    let page = Page(
      id: "page", origins: [.init(path: "page.html")], mediaType: .html, charset: charset, content: content)
    var report = Report()
    return (try HTMLReader().read(page, &report), report)
  }

  /// "It eases the body" + curly apostrophe + "s pain when it is done well." in windows-1252.
  static let apostrophe =
    Array("It eases the body".utf8) + [0x92] + Array("s pain when it is done well.".utf8)

  @Test(arguments: [
    #"<meta charset="windows-1252">"#, #"<meta charset="iso-8859-1">"#,
    // Declared UTF-8 that is not: the bytes decide.
    #"<meta charset="utf-8">"#, "",
  ])
  func windows1252IsReadWhateverTheHeadSays(_ head: String) throws {
    let (document, _) = try Self.read(head, Self.apostrophe)
    #expect(document.text.contains("body’s pain"))
  }

  @Test func theCharsetOfAnArchivePartIsUsed() throws {
    let (document, _) = try Self.read("", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], charset: "windows-1251")
    #expect(document.text.contains("Привет"))
  }

  @Test func aBadByteIsReportedAndTheRestIsKept() throws {
    let long = String(repeating: "Ünïcödé text that is plainly UTF-8. ", count: 20)
    let (document, report) = try Self.read(
      #"<meta charset="utf-8">"#, Array(long.utf8) + [0xFF] + Array("and the end.".utf8))
    #expect(document.text.hasSuffix("\u{FFFD}and the end."))
    #expect(report.problems.map(\.code) == ["undecodable-bytes"])
  }
}

import Testing
import ThreshKit

@Suite("MHTML")
struct MHTMLTests {
  /// As a Chromium browser writes it.
  static let chromium = """
    From: <Saved by Blink>
    Snapshot-Content-Location: https://example.org/back-pain?a=1&b=2
    Subject: =?utf-8?Q?Back=20pain=20=E2=80=93=20?=
     =?utf-8?Q?explained?=
    Date: Fri, 20 Nov 2026 22:00:21 GMT
    MIME-Version: 1.0
    Content-Type: multipart/related;
    \ttype="text/html";
    \tboundary="----MultipartBoundary--abc----"


    ------MultipartBoundary--abc----
    Content-Type: text/css
    Content-Transfer-Encoding: quoted-printable
    Content-Location: cid:css-1@mhtml.blink


    ------MultipartBoundary--abc----
    Content-Type: text/html
    Content-ID: <frame-1@mhtml.blink>
    Content-Transfer-Encoding: quoted-printable
    Content-Location: https://example.org/back-pain?a=1&b=2

    <!DOCTYPE html><html lang=3D"en"><p>Caf=C3=A9 and a long =
    line, 2 = 2.</p>
    ------MultipartBoundary--abc----
    Content-Type: image/png
    Content-Transfer-Encoding: binary
    Content-Location: https://example.org/dot.png

    \u{1}\u{2}--binary--
    ------MultipartBoundary--abc------

    """

  static let page = "<!DOCTYPE html><html lang=\"en\"><p>Café and a long line, 2 = 2.</p>"

  @Test(arguments: ["\n", "\r\n"])
  func readsWhatChromiumWrites(_ lineEnd: String) throws {
    let shop = try Workshop()
    let page = try shop.load("page.mhtml", Self.chromium.replacing("\n", with: lineEnd))
    #expect(page.content == Array(Self.page.utf8))
    #expect(page.mediaType == .html)
    #expect(
      page.url == StatedValue("https://example.org/back-pain?a=1&b=2", from: "snapshot-content-location"))
    #expect(page.savedAt == StatedValue("2026-11-20T22:00:21Z", from: "mhtml-date"))
  }

  @Test func readsWhatInternetExplorerWrote() throws {
    let shop = try Workshop()
    let file = """
      From: <Saved by Windows Internet Explorer 8>
      Subject: Nadeln
      Date: Mon, 5 Jan 2009 10:20:30 +0100
      MIME-Version: 1.0
      Content-Type: multipart/related;
      \ttype="text/html";
      \tboundary="----=_NextPart_000_0000_01C96F"
      X-MimeOLE: Produced By Microsoft MimeOLE V6.00

      This is a multi-part message in MIME format.

      ------=_NextPart_000_0000_01C96F
      Content-Type: text/html;
      \tcharset="windows-1252"
      Content-Transfer-Encoding: base64
      Content-Location: http://example.org/nadeln.htm

      PGh0bWw+PHA+UvxjawplbjwvcD48
      L2h0bWw+

      ------=_NextPart_000_0000_01C96F--
      """
    let page = try shop.load("page.mht", file.replacing("\n", with: "\r\n"))
    #expect(page.content == Array("<html><p>R".utf8) + [0xFC] + Array("ck\nen</p></html>".utf8))
    #expect(page.charset == "windows-1252")
    #expect(page.url == StatedValue("http://example.org/nadeln.htm", from: "content-location"))
    #expect(page.savedAt?.value == "2009-01-05T10:20:30+01:00")
  }

  @Test func readsASinglePart() throws {
    let file = """
      From: <Saved by Microsoft Internet Explorer 5>
      MIME-Version: 1.0
      Content-Type: text/html; charset="utf-8"
      Content-Transfer-Encoding: quoted-printable
      Content-Location: http://example.org/one.htm

      <html><p>one=20part</p></html>
      """
    let page = try Workshop().load("page.mht", file)
    #expect(page.content == Array("<html><p>one part</p></html>".utf8))
    #expect(page.url?.value == "http://example.org/one.htm")
  }

  @Test func theStartParameterNamesTheMainPart() throws {
    let file = """
      MIME-Version: 1.0
      Content-Type: multipart/related; start="<main@x>"; boundary=b

      --b
      Content-Type: text/html
      Content-ID: <frame@x>

      <p>frame</p>
      --b
      Content-Type: multipart/alternative; boundary="b-inner"

      --b-inner
      Content-Type: text/plain

      plain
      --b-inner
      Content-Type: text/html
      Content-ID: <main@x>

      <p>main</p>
      --b-inner--
      --b--
      """
    #expect(try Workshop().load("page.mhtml", file).content == Array("<p>main</p>".utf8))
  }

  @Test func anEmptyFirstPartIsPassedOver() throws {
    let file = """
      MIME-Version: 1.0
      Content-Type: multipart/related; boundary=b

      --b
      Content-Type: text/html

      --b
      Content-Type: text/html

      <p>words</p>
      --b--
      """
    #expect(try Workshop().load("page.mhtml", file).content == Array("<p>words</p>".utf8))
  }

  @Test func aFileCutOffIsReadAsFarAsItGoes() throws {
    let shop = try Workshop()
    let cut = try #require(Self.chromium.firstRange(of: "2 = 2"))
    try shop.write("cut.mhtml", String(Self.chromium[..<cut.lowerBound]))
    let (page, problems) = try shop.load("cut.mhtml")
    #expect(page.content == Array("<!DOCTYPE html><html lang=\"en\"><p>Café and a long line, ".utf8))
    #expect(problems.map(\.code) == ["mhtml-truncated"])
    try shop.write("whole.mhtml", Self.chromium)
    #expect(try shop.load("whole.mhtml").problems.isEmpty)
  }

  @Test func aFileCutOffInItsHeaderIsNoText() throws {
    let shop = try Workshop()
    for end in ["Date:", "Snapshot", "MIME"] {
      let head = try #require(Self.chromium.range(of: end).map { Self.chromium[..<$0.lowerBound] })
      #expect(try shop.failure("page.mhtml", Array(head.utf8)) == "mhtml-no-html", "cut before \(end)")
    }
  }

  @Test func aFoldedAddressIsJoined() throws {
    let shop = try Workshop()
    let folded = Self.chromium.replacing("/back-pain?a", with: "/back-\n pain?a")
    let page = try shop.load("page.mhtml", folded)
    #expect(page.url?.value == "https://example.org/back-pain?a=1&b=2")
    #expect(page.content == Array(Self.page.utf8))
  }

  @Test func aHeaderThatForgotItsBoundaryIsRead() throws {
    let file =
      "MIME-Version: 1.0\nContent-Type: multipart/related;\n\n--b\nContent-Type: text/html\n\n<p>x</p>\n--b--\n"
    #expect(try Workshop().load("page.mhtml", file).content == Array("<p>x</p>".utf8))
  }

  @Test func saysWhyAnArchiveIsNoPage() throws {
    let shop = try Workshop()
    let head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    #expect(try shop.failure("a.mhtml", Array((head + "no parts").utf8)) == "mhtml-no-parts")
    #expect(
      try shop.failure("b.mhtml", Array((head + "--b\nContent-Type: text/css\n\nx\n--b--").utf8))
        == "mhtml-no-html")
    #expect(
      try shop.failure("c.mhtml", Array((head + "--b\nContent-Type: text/html\n\n\n--b--").utf8))
        == "mhtml-no-html")
  }

  /// Cutting the file anywhere, or changing any byte, may spoil the page but never the program.
  @Test func noDamageStopsTheProgram() throws {
    let shop = try Workshop()
    let whole = Array(Self.chromium.utf8)
    for end in stride(from: 1, to: whole.count, by: 7) {
      _ = try shop.failure("cut.mhtml", Array(whole[..<end]))
    }
    for place in stride(from: 0, to: whole.count, by: 11) {
      var damaged = whole
      damaged[place] = UInt8(ascii: "=")
      _ = try shop.failure("damaged.mhtml", damaged)
    }
  }
}

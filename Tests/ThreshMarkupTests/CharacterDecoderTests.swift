import Testing

@testable import ThreshMarkup

@Suite struct CharacterDecoderTests {
  private func text(_ decoded: CharacterDecoder.Decoded) -> String {
    String(decoding: decoded.bytes, as: UTF8.self)
  }

  @Test func validUTF8IsTakenAsItIs() {
    let decoded = CharacterDecoder.decode(Array("na\u{EF}ve \u{1F33E}".utf8))
    #expect(text(decoded) == "na\u{EF}ve \u{1F33E}")
    #expect(decoded.encoding == "utf-8" && decoded.basis == .content && decoded.replaced == 0)
    #expect(CharacterDecoder.decode([]).bytes.isEmpty)
  }

  @Test func byteOrderMarksDecideAndGo() {
    #expect(text(CharacterDecoder.decode([0xEF, 0xBB, 0xBF, 0x61])) == "a")
    #expect(text(CharacterDecoder.decode([0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x00, 0xDE])) == "a\u{1F600}")
    #expect(text(CharacterDecoder.decode([0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D])) == "a\u{FFFD}")
  }

  @Test func utf16WithoutAMarkIsSeen() {
    let wide = Array("<p>plain words</p>".utf8).flatMap { byte -> [UInt8] in [byte, 0] }
    let decoded = CharacterDecoder.decode(wide)
    #expect(text(decoded) == "<p>plain words</p>")
    #expect(decoded.encoding == "utf-16le" && decoded.basis == .content)
  }

  @Test func latin1MeansWindows1252() {
    let page = Array("<meta charset=iso-8859-1>".utf8) + [0x93, 0x68, 0x69, 0x94, 0x96, 0xE9, 0x81]
    let decoded = CharacterDecoder.decode(page)
    #expect(text(decoded).hasSuffix("\u{201C}hi\u{201D}\u{2013}\u{E9}\u{81}"))
    #expect(decoded.encoding == "windows-1252" && decoded.basis == .meta && decoded.replaced == 0)
  }

  @Test func declaredGB2312ReadsTheWholeOfGB18030() {
    // The second character exists in GBK only.
    let page =
      Array("<meta http-equiv=Content-Type content='text/html; charset=gb2312'>".utf8)
      + [0xD6, 0xD0, 0xE9, 0x46, 0xCE, 0xC4] + Array("<p>end".utf8)
    let decoded = CharacterDecoder.decode(page)
    #expect(
      text(decoded).hasSuffix("'>\u{4E2D}\u{9555}\u{6587}<p>end")
    )
    #expect(decoded.replaced == 0)
  }

  @Test(arguments: [
    ("shift_jis", [0x93, 0xFA, 0x96, 0x7B] as [UInt8], "\u{65E5}\u{672C}"),
    ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "\u{65E5}\u{672C}"),
    ("euc-kr", [0xC7, 0xD1, 0xB1, 0xDB], "\u{D55C}\u{AE00}"),
    ("big5", [0xA4, 0xA4, 0xA4, 0xE5], "\u{4E2D}\u{6587}"),
    ("windows-1251", [0xC4, 0xE0], "\u{414}\u{430}"),
    ("KOI8-R", [0xE4, 0xC1], "\u{414}\u{430}"),
    ("iso-8859-2", [0xB3, 0xF3, 0x64], "\u{142}\u{F3}d"),
    ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "\u{65E5}"),
    ("tis-620", [0xA1, 0xD2], "\u{E01}\u{E32}"),
    ("x-mac-cyrillic", [0x84, 0xE0], "\u{414}\u{430}"),
    ("macintosh", [0x8E, 0x41], "\u{E9}A"),
  ])
  func declaredOutside(label: String, bytes: [UInt8], expected: String) {
    let decoded = CharacterDecoder.decode(bytes + [0x2E], declared: label, syntax: .text)
    #expect(text(decoded) == expected + ".")
    #expect(decoded.basis == .transport && decoded.replaced == 0)
  }

  @Test func everyEncodingOfTheTableIsKnownToTheSystem() {
    for label in ["ibm866", "iso-8859-3", "iso-8859-8-i", "iso-8859-16", "koi8-u", "windows-1258", "gb18030"]
    {
      let decoded = CharacterDecoder.decode([0x61, 0xC0, 0x61], declared: label, syntax: .text)
      #expect(decoded.encoding == label)
    }
  }

  @Test func wrongDeclarationsAreSeenThrough() {
    let utf8 = CharacterDecoder.decode(Array("<meta charset=latin1>caf\u{E9}".utf8))
    #expect(text(utf8).hasSuffix("caf\u{E9}"))
    #expect(utf8.encoding == "utf-8" && utf8.basis == .content)
    let latin = CharacterDecoder.decode(Array("<meta charset=utf-8>caf".utf8) + [0xE9, 0x20, 0xE8])
    #expect(text(latin).hasSuffix("caf\u{E9} \u{E8}"))
    #expect(latin.encoding == "windows-1252")
  }

  @Test func oneBadByteCostsOneCharacter() {
    let page = Array("<meta charset=utf-8>caf\u{E9} \u{2013} \u{E8}".utf8) + [0xFF] + Array("rest".utf8)
    let decoded = CharacterDecoder.decode(page)
    #expect(text(decoded).hasSuffix("caf\u{E9} \u{2013} \u{E8}\u{FFFD}rest"))
    #expect(decoded.replaced == 1)
    let japanese = CharacterDecoder.decode([0x93, 0xFA, 0xFF, 0x3C, 0x93], declared: "sjis", syntax: .text)
    #expect(text(japanese) == "\u{65E5}\u{FFFD}<\u{FFFD}" && japanese.replaced == 2)
  }

  @Test func zeroBytesBecomeVisibleButInHTML() {
    let bytes = Array("ab\u{0}cdefghijklm".utf8)
    let decoded = CharacterDecoder.decode(bytes, syntax: .text)
    #expect(text(decoded) == "ab\u{FFFD}cdefghijklm" && decoded.replaced == 1)
    let page = CharacterDecoder.decode(bytes)
    #expect(text(page) == "abcdefghijklm" && page.replaced == 0)
    let wide = CharacterDecoder.decode([0xFE, 0xFF, 0, 0x61, 0, 0, 0, 0x62])
    #expect(text(wide) == "ab" && wide.replaced == 0)
  }

  @Test func declarationsAreFoundWhereTheyAre() {
    func declared(_ page: String, _ syntax: CharacterDecoder.Syntax = .html) -> String {
      CharacterDecoder.decode(Array(page.utf8) + [0xE4], syntax: syntax).encoding
    }
    #expect(declared("<!-- <meta charset=koi8-r> --><meta charset = 'windows-1251'>") == "windows-1251")
    #expect(declared("<?xml version='1.0' encoding='ISO-8859-2'?><a/>", .xml) == "iso-8859-2")
    #expect(declared("<?xml version='1.0' encoding='ISO-8859-2'?><html>") == "iso-8859-2")
    #expect(declared("<meta charset=nonsense>") == "windows-1252")
    #expect(declared("<meta charset=koi8-r>", .text) == "windows-1252")
    #expect(
      declared(
        "<p title=\"x\"><meta test=\"\" content='text/html; charset = koi8-r' HTTP-EQUIV=content-type>")
        == "koi8-r")
  }

  @Test(arguments: [
    "<metacharset=koi8-r>", "<meta name=description content='charset=koi8-r'>",
    "<meta content='text/html; charset=koi8-r'>", "<p title='<meta charset=koi8-r>'>",
    String(repeating: "<br>", count: 300) + "<script>'<meta charset=koi8-r>'</script>",
    "<meta x=' charset=koi8-r>", "<meta charset=koi8-r",
  ])
  func whatIsNoDeclarationIsNotTakenForOne(page: String) {
    #expect(CharacterDecoder.decode(Array(page.utf8)).basis == .content)
  }

  @Test func anyBytesGiveValidUTF8() {
    var random = SystemRandomNumberGenerator()
    for label in [nil, "utf-8", "gbk", "sjis", "utf-16le", "euc-kr", "koi8-r", "iso-2022-jp"] as [String?] {
      for _ in 0..<50 {
        let bytes = (0..<Int.random(in: 0..<300, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        let decoded = CharacterDecoder.decode(bytes, declared: label, syntax: .html)
        #expect(String(validating: decoded.bytes, as: UTF8.self) != nil)
        #expect(!decoded.bytes.contains(0))
      }
    }
  }
}

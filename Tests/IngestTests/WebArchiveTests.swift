import Foundation
import Testing
import ThreshKit

@Suite("Safari's web archives")
struct WebArchiveTests {
  private let html = "<!DOCTYPE html><html><p>Caf\u{E9} and a line.</p>"

  private func archive(
    type: String = "text/html", encoding: String? = "UTF-8", address: String = "https://example.org/caf\u{E9}"
  ) throws -> [UInt8] {
    var main: [String: Any] = [
      "WebResourceData": Data(html.utf8), "WebResourceMIMEType": type, "WebResourceURL": address,
      "WebResourceFrameName": "",
    ]
    main["WebResourceTextEncodingName"] = encoding
    let image = ["WebResourceData": Data(count: 70_000), "WebResourceMIMEType": "image/png"] as [String: Any]
    let list = ["WebSubresources": [image, image], "WebMainResource": main] as [String: Any]
    return [UInt8](try PropertyListSerialization.data(fromPropertyList: list, format: .binary, options: 0))
  }

  @Test func readsTheMainPage() throws {
    let shop = try Workshop()
    try shop.write("page.webarchive", try archive())
    #expect(try shop.list().names == ["page.webarchive"])
    let page = try shop.load("page.webarchive").page
    #expect(page.content == Array(html.utf8))
    #expect(page.mediaType == .html && page.charset == "UTF-8")
    #expect(page.url == StatedValue("https://example.org/caf\u{E9}", from: "webarchive-url"))
  }

  @Test func theContentDecidesWhateverTheName() throws {
    let shop = try Workshop()
    try shop.write("page", try archive(type: "application/xhtml+xml", encoding: nil))
    let page = try shop.load("page").page
    #expect(page.mediaType == .xhtml && page.charset == nil)
  }

  @Test func whatIsNoPageIsAProblem() throws {
    let shop = try Workshop()
    #expect(try shop.failure("a.webarchive", try archive(type: "application/pdf")) == "webarchive-no-page")
    let other = try PropertyListSerialization.data(fromPropertyList: ["a": 1], format: .binary, options: 0)
    #expect(try shop.failure("b.webarchive", [UInt8](other)) == "webarchive-no-page")
  }

  @Test func damageIsAProblemAndNoCrash() throws {
    let shop = try Workshop()
    let whole = try archive()
    for length in [8, 9, 40, 200, whole.count - 33, whole.count - 1] {
      #expect(try shop.failure("a.webarchive", Array(whole[..<length]))?.hasPrefix("webarchive-") == true)
    }
    // The trailer, and the table before it, hold the numbers that everything is found by.
    for place in whole.count - 60..<whole.count {
      for value in [0, 1, 127, 255] as [UInt8] {
        var broken = whole
        broken[place] = value
        _ = try shop.failure("a.webarchive", broken)
      }
    }
  }

  /// A list in which each array holds the next one twice.
  @Test func aListThatRepeatsItselfIsNotUnfolded() throws {
    var bytes = Array("bplist00".utf8)
    let depth = 60
    for index in 0..<depth { bytes += [0xA2, UInt8(index + 1), UInt8(index + 1)] }
    bytes += [0x51, 0x61]
    let table = bytes.count
    bytes += (0...depth).map { UInt8(8 + $0 * 3) } + [0, 0, 0, 0, 0, 0, 1, 1]
    for number in [depth + 1, 0, table] {
      bytes += [0, 0, 0, 0, 0, 0, UInt8(number >> 8), UInt8(number & 255)]
    }
    #expect(try Workshop().failure("a.webarchive", bytes) == "webarchive-no-page")
  }
}

import Cleanup
import Testing
import ThreshKit

@Suite struct PageCleanupTests {
  private func language(_ html: String, _ type: MediaType = .html, assumed: String) throws -> StatedValue? {
    var options = CleanupOptions()
    options.language = assumed
    var report = Report()
    return try PageCleanup(options).process(htmlPage(html, mediaType: type), &report).first?.metadata.language
  }

  @Test func theLanguageOfTheOptionIsThatOfPagesThatStateNone() throws {
    let assumed = StatedValue("nl-BE", from: "option language")
    #expect(try language("<p>\(prose)</p>", assumed: "nl-be") == assumed)
    #expect(try language(prose, .plainText, assumed: "nl-be") == assumed)
    #expect(try language("<html lang='en'><p>\(prose)</p>", assumed: "nl")?.value == "en")
    #expect(try language("<p>\(prose)</p>", assumed: "") == nil)
  }

  @Test(arguments: ["Dutch, please", "x", "e1"])
  func whatIsNoLanguageIsRefused(_ tag: String) {
    var options = CleanupOptions()
    options.language = tag
    let error = #expect(throws: ConfigurationError.self) { try PageCleanup(options) }
    #expect(error?.key == "language")
  }
}

import Cleanup
import Testing
import ThreshKit

@Suite struct HTMLReaderTests {
  @Test func everyPartIsToldOnceInOrderAndChangesNothing() throws {
    let page = htmlPage("<title>Needles</title><h1>Needles</h1><p>\(prose)</p>")
    var report = Report()
    var parts: [HTMLReader.Part] = []
    let measured = try HTMLReader().read(page, &report) { parts.append($0) }
    #expect(parts == HTMLReader.Part.allCases)
    #expect(try measured == HTMLReader().read(page, &report))
    #expect(measured.metadata.title?.value == "Needles")
  }

  /// Pages made to be slow: found by fuzzing, or by looking for what is compared with all others of its kind.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<title>\(String(repeating: "Wört | ", count: 8000))</title>"
        + String(repeating: "<h1>Wört</h1>", count: 8000),
      "<meta name=citation_doi content='\(String(repeating: "10.", count: 100_000))'>",
      "<main>" + String(repeating: "<div>Topic</div><div><a href=x>a link</a></div>", count: 15_000),
    ])
  func noPageTakesTimeThatGrowsWithItsSquare(_ start: String) throws {
    let document = try read(start + "<p>\(prose)</p>")
    #expect(document.text.contains("Needles were placed"))
  }

  @Test func whoSpeaksIsTheInnermostOfManyVoices() throws {
    func post(_ name: String, _ inner: String = "") -> String {
      "<div itemscope itemtype='https://schema.org/Comment'><b itemprop=author>\(name)</b><p>\(prose)</p>\(inner)<p>\(prose)</p></div>"
    }
    let document = try read(
      "<main>\(post("Ann"))<p>\(prose)</p>\(post("Ben", post("Cem")))</main>", comments: .content)
    #expect(
      document.blocks.filter { document.text($0) == prose }.map(\.speaker) == [
        "Ann", "Ann", nil, "Ben", "Cem", "Cem", "Ben",
      ])
  }
}

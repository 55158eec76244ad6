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
}

import Testing
import ThreshKit

@Suite struct DocumentPlacesTests {
  private func document(_ blocks: Block...) -> Document {
    var document = Document(id: "p", source: "p.txt", mediaType: .plainText, text: "Café au lait")
    document.blocks = blocks
    return document
  }

  @Test func placesCountUnicodeScalarsUpToTheEnd() {
    #expect(document(Block(.heading, start: 0, end: 4), Block(.paragraph, start: 4, end: 12)).misplaced == [])
  }

  @Test(arguments: [(-1, 3), (5, 4), (0, 13), (13, 13)])
  func aPlaceOutsideTheTextIsNamed(start: Int, end: Int) {
    let faults = document(Block(.paragraph, start: start, end: end)).misplaced
    #expect(faults.contains("a paragraph block at \(start)..<\(end) of a text of 12 Unicode scalars"))
  }

  @Test func aBlockInsideAnotherIsNamed() {
    let faults = document(Block(.paragraph, start: 0, end: 8), Block(.caption, start: 5, end: 12)).misplaced
    #expect(faults == ["the caption block at 5 begins before the one above it ends"])
  }

  @Test func linksAndCellsAreLookedAtToo() {
    var document = document()
    document.links = [Hyperlink(start: 3, end: 40, target: "x")]
    document.tables = [Table(cells: [.init(row: 0, column: 0, start: -2, end: 0)])]
    #expect(document.misplaced.count == 2)
  }
}

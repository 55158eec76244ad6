import Testing
import ThreshKit

@Suite struct CellTextTests {
  @Test func nullAndEmptyAndZeroStayApart() {
    #expect(CellText.of(.null) == nil)
    #expect(CellText.of(.string("")) == "")
    #expect(CellText.of(.int(0)) == "0")
    #expect(CellText.of(.array([])) == nil)
  }

  @Test(arguments: [["a", "b"], ["a; b", "c"], ["a;", ";b"], [";", ";;", " ; "], ["one"]])
  func aListCanBeReadBack(items: [String]) {
    let text = CellText.of(.array(items.map(JSONValue.string))) ?? ""
    #expect(readBack(text) == items)
  }

  @Test func anObjectIsItsFirstValueAndTheRest() {
    let value = JSONValue.object([
      .init("kind", .string("count")), .init("value", .string("33")), .init("unit", .string("trials")),
    ])
    #expect(CellText.of(value) == "count: 33 trials")
  }

  /// As the documentation says: from the left, `;;` is a semicolon and `; ` parts two items.
  private func readBack(_ text: String) -> [String] {
    var items = [""]
    var rest = text[...]
    while let character = rest.popFirst() {
      if character != ";" {
        items[items.count - 1].append(character)
      } else if rest.first == ";" {
        rest.removeFirst()
        items[items.count - 1].append(";")
      } else {
        rest.removeFirst()
        items.append("")
      }
    }
    return items
  }
}

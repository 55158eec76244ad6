import Testing
import ThreshKit

@testable import ThreshCommands

@Suite struct DiagnosticsTests {
  private let file = "thresh: 1\nstages:\n\t- { id: a, uze: b }\n"

  private func lines(_ error: ConfigurationError) -> [String] {
    Diagnostics(style: Style(colour: false), read: { $0 == "p.yaml" ? file : nil }).lines(error)
  }

  @Test func aMistakeShowsItsPlaceItsLineAndWhatWasMeant() {
    let error = ConfigurationError(
      "unknown key 'uze'", file: "p.yaml", line: 3, column: 13, expected: "one of id, uses", nearest: "uses")
    #expect(
      lines(error) == [
        "p.yaml:3:13: error: unknown key 'uze'",
        "    3 | \t- { id: a, uze: b }",
        "      | \t           ^",
        "  expected one of id, uses",
        "  did you mean 'uses'?",
      ])
  }

  @Test func aMistakeWithoutAFileIsOneLine() {
    #expect(lines(ConfigurationError("no such stage")) == ["error: no such stage"])
  }

  @Test func aPlaceOutsideTheFileShowsNoLine() {
    #expect(
      lines(ConfigurationError("bad", file: "p.yaml", line: 99, column: 1)) == ["p.yaml:99:1: error: bad"])
    #expect(lines(ConfigurationError("bad", file: "gone.yaml", line: 1)) == ["gone.yaml:1: error: bad"])
  }

  @Test func aColumnPastTheEndOfTheLineDoesNoHarm() {
    let shown = lines(ConfigurationError("bad", file: "p.yaml", line: 1, column: 500))
    #expect(shown.last?.hasSuffix("^") == true)
  }

  @Test func allMistakesAreListedAndCounted() {
    let shown = Diagnostics(style: Style(colour: false), read: { _ in nil })
      .lines([ConfigurationError("one"), ConfigurationError("two")])
    #expect(shown == ["error: one", "error: two", "2 mistakes"])
  }
}

import Testing
import ThreshKit

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("titel", "title"), ("wth", "with"), ("evidnece", "evidence"), ("Title", "title"), ("wiht", "with"),
    ("meditaton-anxiety", "meditation-anxiety"), ("pages", "page"),
  ])
  func aSlipIsRecognised(name: String, meant: String) {
    #expect(
      NearestName.of(name, among: ["title", "with", "evidence", "meditation-anxiety", "page"]) == meant)
  }

  @Test(arguments: ["nope", "cat", "x", "titles of all"])
  func whatIsFarFromEveryNameIsNotGuessedAt(name: String) {
    #expect(NearestName.of(name, among: ["home", "title", "with", "evidence"]) == nil)
  }

  @Test func theNearestOneCounts() {
    #expect(NearestName.of("evidance", among: ["evident", "evidence", "residence"]) == "evidence")
  }
}

import Testing
import ThreshKit

@testable import Extraction

@Suite struct QuestionFileTests {
  private func read(_ text: String, _ name: String) throws(ConfigurationError) -> [[String: String]] {
    try QuestionFile.read(Array(text.utf8), name: name)
  }

  @Test func aListOfMappingsIsRead() throws {
    let rows = try read(
      "- { intervention: yoga, outcome: pain }\n- id: b\n  intervention: tai chi\n  outcome: falls\n",
      "q.yaml")
    #expect(
      rows == [
        ["intervention": "yoga", "outcome": "pain"],
        ["id": "b", "intervention": "tai chi", "outcome": "falls"],
      ])
  }

  @Test func quotedFieldsOfATableAreRead() throws {
    let rows = try read(
      "\u{FEFF}id,intervention,outcome\r\n1,\"yoga, gentle\",\"a \"\"good\"\" night\"\r\n\r\n", "q.CSV")
    #expect(rows == [["id": "1", "intervention": "yoga, gentle", "outcome": "a \"good\" night"]])
  }

  @Test(arguments: [
    ("a: b", "q.yaml", 1), ("- intervention: x\n  colour: red", "q.yaml", 2), ("- yoga", "q.yaml", 1),
    ("id,colour\n", "q.csv", 1), ("id,outcome\n\n1,2\n3\n", "q.csv", 4),
  ])
  func aWrongLineIsNamed(_ text: String, _ name: String, _ line: Int) {
    let error = #expect(throws: ConfigurationError.self) { try read(text, name) }
    #expect(error?.file == name)
    #expect(error?.line == line)
  }

  @Test func aFileWithoutQuestionsIsRefused() {
    #expect(throws: ConfigurationError.self) { try read("id,outcome\n", "q.csv") }
    #expect(throws: ConfigurationError.self) { try read("[]", "q.yaml") }
  }

  @Test func aQuestionWithoutAnIDIsCalledByItsPlace() throws {
    let question = try QuestionFile.question(
      ["intervention": " yoga ", "outcome": "pain"], number: 3, file: nil)
    #expect(question == Question(id: "Q3", intervention: "yoga", comparator: "", outcome: "pain"))
    let error = #expect(throws: ConfigurationError.self) {
      try QuestionFile.question(["outcome": "pain"], number: 2, file: "q.csv")
    }
    #expect(error?.message == "question 2 has no intervention")
  }
}

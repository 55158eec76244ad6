import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// Tests of a pipeline file that could never pass are mistakes of the file.
@Suite struct StageTestCheckTests {
  private func mistake(_ test: String) throws -> String? {
    let stages = Project.stages + "\n  - { id: claims, uses: toy/claims@1 }\n"
    let found = try mistakes(stages + "tests:\n  - { \(test) }")
    #expect(found.count < 2, "\(found)")
    return found.first
  }

  @Test(arguments: [
    ("name: ~", "9:13: found nothing (expected text for 'name')"),
    (
      "run: claen",
      "9:41: the pipeline has no stage 'claen' (expected one of pages, clean, lines, claims; did"
    ),
    ("run: lines..clean", "9:41: 'lines' comes after 'clean' (expected clean..lines)"),
    ("run: claims", "9:41: a test cannot begin at 'claims', which reads evidence"),
    ("run: a b", "9:41: 'a b' names no stages"),
    ("given: []", "9:23: no page is given"),
    ("given: { txt: a }", "unknown key 'txt'"),
    ("given: { text: a, html: b }", "the page has text and html (expected one of text, html, file)"),
    ("given: { name: a }", "the page has no content"),
    ("given: { file: pages/b.txt }", "there is no file 'pages/b.txt'"),
    ("expect: {}", "expected a mapping from places such as evidence[0].study.year"),
    ("expect: { evidnce.count: 1 }", "unknown table 'evidnce'"),
    ("expect: { evidence.type: 1 }", "'evidence.type' does not name a row"),
    ("expect: { \"evidence[-1].type\": advice }", "'-1' in 'evidence[-1].type' is not a row"),
    ("expect: { \"evidence[0].typ\": advice }", "evidence has no column 'typ'"),
    ("expect: { \"evidence[0].study.yeer\": 1 }", "evidence.study has no column 'yeer'"),
    ("expect: { \"evidence[0].study\": { yeer: 1 } }", "this object has no column 'yeer'"),
    ("expect: { \"evidence[0].type\": advise }", "no cell of this column is ever 'advise'"),
    ("expect: { \"evidence[*].type\": [advise] }", "no cell of this column is ever 'advise'"),
    ("expect: { \"evidence[*].type\": advice }", "found 'advice' (expected a list"),
    ("expect: { \"evidence[0].start\": \"1\" }", "found '1' (expected a whole number"),
    ("expect: { evidence.count: many }", "found 'many' (expected a whole number"),
    ("expect: { evidence.count: { atleast: 1 } }", "unknown comparison 'atleast'"),
    ("expect: { evidence.count: { at_least: one } }", "found 'one' (expected a number"),
    ("expect: { \"evidence[0].quote\": { stated: yes } }", "found 'yes' (expected true or false"),
    ("expect: { problems: odd-line }", "found 'odd-line' (expected a list"),
  ])
  func whatCanNeverHoldIsAMistake(part: String, message: String) throws {
    var parts = ["name: t", "given: { text: a }", "run: clean", "expect: { evidence.count: 1 }"]
    let key = part.prefix { $0 != ":" } + ":"
    for index in parts.indices where parts[index].hasPrefix(key) { parts[index] = part }
    let found = try mistake(parts.joined(separator: ", "))
    #expect(found?.contains(message) == true, "\(found ?? "none")")
  }

  @Test func aTestThatCanHoldIsNone() throws {
    #expect(
      try mistake(
        """
        name: t, given: { text: a }, expect: { "evidence[0].study": { year: 1, venue: ~ }, "evidence[*].quote": { lacks: x },
            quotes: a, problems: [x], "documents[0].blocks[0].kind": x, "evidence[0].outcomes[0]": pain,
            "evidence[0].extra.mine.deep": [1] }
        """) == nil)
  }

  @Test func twoTestsNeedTwoNames() throws {
    let test = "{ name: t, given: { text: a }, expect: { evidence.count: 1 } }"
    let found = try mistakes(Project.stages + "\ntests: [\(test), \(test)]")
    #expect(found.count == 1 && found[0].contains("a test before this one has the same name"))
  }
}

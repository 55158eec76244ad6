import Testing
import ThreshTesting

@testable import ThreshEngine

/// Files that are not YAML, or not one mapping in UTF-8.
@Suite struct YAMLTests {
  private func mistakes(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "p.yaml")
    return Planner(toyRegistry, workingFolder: folder.path).check(file: "p.yaml").mistakes.map(\.description)
  }

  private func mistakes(_ text: String) throws -> [String] { try mistakes(Array(text.utf8)) }

  @Test func syntaxErrorsHaveTheirPlace() throws {
    let found = try mistakes("thresh: 1\nname: [p\nstages: []\n")
    #expect(found.count == 1)
    #expect(
      found[0]
        == "p.yaml:3:7: not valid YAML: did not find expected ',' or ']', while parsing a flow sequence "
        + "(begun on line 2) (expected ',' or ']')", "\(found)")
    #expect(
      try mistakes("thresh: 1\nname: p\n title: x\n")[0].hasPrefix("p.yaml:3:7: not valid YAML: "))
    #expect(try mistakes("thresh: 1\n\tname: p\n")[0].hasPrefix("p.yaml:2:1: a tab stands before"))
    #expect(try mistakes("name: *nowhere\n")[0].hasPrefix("p.yaml:1:7: not valid YAML:"))
  }

  @Test func aKeyGivenTwice() throws {
    let found = try mistakes(
      "thresh: 1\nname: p\nnam: x\n'name': q\nstages: [{ id: a, id: b }, { id: c, \"id\": d, id: e }]\n")
    #expect(
      found.map { $0.prefix { $0 != "(" } } == [
        "p.yaml:3:1: unknown key 'nam' ",
        "p.yaml:4:1: the key 'name' is given twice in one mapping ",
        "p.yaml:5:10: the key 'uses' is missing ",
        "p.yaml:5:19: the key 'id' is given twice in one mapping ",
        "p.yaml:5:28: the key 'uses' is missing ",
        "p.yaml:5:46: the key 'id' is given twice in one mapping ",
      ], "\(found)")
  }

  @Test func emptyFiles() throws {
    for text in ["", "\n\n", "# nothing\n"] {
      let found = try mistakes(text)
      #expect(found.count == 1 && found[0].contains("the file is empty"), "\(found)")
    }
  }

  @Test func notAMapping() throws {
    #expect(
      try mistakes("- a\n- b\n")[0].hasPrefix("p.yaml:1:1: found a list (expected a pipeline: a mapping"))
    #expect(try mistakes("just words\n")[0].hasPrefix("p.yaml:1:1: found a single value"))
  }

  @Test func twoDocuments() throws {
    #expect(
      try mistakes("thresh: 1\n---\nthresh: 1\n").contains {
        $0.hasPrefix("p.yaml:3:1: a second YAML document")
      })
  }

  @Test func notUTF8() throws {
    #expect(
      try mistakes(Array("thresh: 1\nname: caf".utf8) + [0xE9, 10]) == [
        "p.yaml:2:1: the file is not UTF-8 (expected text in UTF-8)"
      ])
    #expect(try mistakes([0xFF, 0xFE, 0x41, 0])[0].contains("not UTF-8"))
    #expect(try mistakes(Array("name: a\u{0}b\n".utf8))[0].contains("not valid YAML"))
  }

  @Test func aByteOrderMarkIsNoMistake() throws {
    #expect(
      try mistakes([0xEF, 0xBB, 0xBF] + Array("thres: 1\n".utf8)).contains {
        $0.contains("did you mean 'thresh'?")
      })
  }

  @Test func hostileFilesEndInAMessage() throws {
    #expect(try mistakes(String(repeating: "[", count: 200_000)).count == 1)
    #expect(try mistakes(String(repeating: "a: ", count: 100)).count == 1)
    #expect(try mistakes(String(repeating: "x", count: 2 << 20))[0].contains("larger than 1 MB"))
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...20 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(try mistakes(bomb)[0].contains("expand to too many values"))
  }

  @Test func noFile() throws {
    let folder = try TemporaryFolder()
    let planner = Planner(toyRegistry, workingFolder: folder.path)
    #expect(planner.check(file: "p.yaml").mistakes[0].description.contains("p.yaml: there is no file"))
    #expect(planner.check(file: ".").mistakes[0].description.contains("is a folder"))
  }
}

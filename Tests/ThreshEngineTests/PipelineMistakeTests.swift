import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// What a user is told about a pipeline file; every message with its line and column.
@Suite struct PipelineMistakeTests {
  @Test func aRightFileHasNone() throws {
    #expect(try mistakes(Project.stages) == [])
  }

  @Test func unknownKeys() throws {
    let found = try mistakes("titel: x\n" + Project.stages)
    #expect(
      found == [
        "3:1: unknown key 'titel' (expected one of "
          + "thresh, name, title, description, extends, params, stages, export, variants, tests; did you mean 'title'?)"
      ])
    let inStage = try mistakes("stages:\n  - { id: pages, uses: toy/pages@1, wth: { path: pages } }")
    #expect(
      inStage.contains { $0.hasPrefix("4:37: unknown key 'wth'") && $0.contains("did you mean 'with'?") })
  }

  @Test func unknownOption() throws {
    let found = try mistakes(
      Project.stages.replacing("toy/clean@1", with: "toy/clean@1, with: { comment: drop }"))
    #expect(
      found == [
        "5:45: unknown option 'comment' of toy/clean@1 (expected one of comments, label, topic, limit; "
          + "did you mean 'comments'?)"
      ])
  }

  @Test(arguments: [
    (
      "comments: dorp", "wrong value 'dorp' for 'comments' (expected one of keep, drop; did you mean 'drop'?)"
    ),
    ("limit: many", "wrong value 'many' for 'limit' (expected a whole number from 1 to 100)"),
    ("limit: 101", "wrong value '101' for 'limit' (expected a whole number from 1 to 100)"),
    ("limit: \"5\"", "wrong value '5' for 'limit' (expected a whole number from 1 to 100)"),
    ("label: [a, b]", "wrong value a list for 'label' (expected text)"),
    ("label: ~", "wrong value nothing for 'label' (expected text)"),
    (
      "topic: sleep",
      "wrong value 'sleep' for 'topic' (expected a mapping with the keys condition, intervention)"
    ),
    (
      "topic: { x: sleep }",
      "unknown key 'x' of 'topic' (expected one of condition, intervention)"
    ),
    ("topic: { condition: [a] }", "wrong value a list for 'condition' of 'topic' (expected text)"),
  ])
  func wrongTypes(_ option: String, _ message: String) throws {
    let found = try mistakes(
      Project.stages.replacing("toy/clean@1", with: "toy/clean@1, with: { \(option) }"))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("5:") == true)
    #expect(found.first?.hasSuffix(message) == true, "\(found)")
  }

  @Test func yesAndNoAreNotTruthValues() throws {
    let found = try mistakes(Project.stages.replacing("path: pages }", with: "path: pages, reversed: yes }"))
    #expect(found == ["4:68: wrong value 'yes' for 'reversed' (expected true or false)"])
  }

  @Test func whatLooksLikeANumberIsStillATextWhereATextIsWanted() throws {
    let project = try Project(
      Project.stages.replacing("path: pages", with: "path: 2020").replacing(
        "toy/clean@1", with: "toy/clean@1, with: { label: no }"))
    try project.folder.write("x", to: "2020/a.txt")
    let plan = try project.plan()
    #expect(plan.steps[0].options[0].value == .string("2020"))
    #expect(plan.steps[1].options.first { $0.name == "label" }?.value == .string("no"))
  }

  @Test func unknownStageAndVersion() throws {
    let found = try mistakes(Project.stages.replacing("toy/clean@1", with: "toy/claen@1"))
    #expect(
      found == [
        "5:24: unknown stage 'toy/claen' (expected a stage that `thresh stages` lists; did you mean 'toy/clean@1'?)"
      ])
    #expect(
      try mistakes(Project.stages.replacing("toy/clean@1", with: "toy/clean@7")) == [
        "5:24: unknown version '7' of stage 'toy/clean' (expected toy/clean@1)"
      ])
    #expect(
      try mistakes(Project.stages.replacing("toy/clean@1", with: "toy/clean")) == [
        "5:24: stage 'toy/clean' without a version (expected toy/clean@1)"
      ])
  }

  @Test func missingFiles() throws {
    let folder = try mistakes(Project.stages.replacing("path: pages", with: "path: page"))
    #expect(folder.count == 1)
    #expect(
      folder[0].hasPrefix("4:51: there is no 'page' (expected an existing file or folder; looked for /"))
    #expect(folder[0].contains("did you mean 'pages'?"))
    let lexicons = try mistakes(
      Project.stages.replacing("toy/lines@1", with: "toy/lines@1, with: { lexicons: [no.yaml, nope.yaml] }"))
    #expect(lexicons.count == 2)
    #expect(lexicons.allSatisfy { $0.hasPrefix("6:") && $0.contains("there is no 'no") })
  }

  @Test func stagesThatDoNotFit() throws {
    let found = try mistakes(
      """
      stages:
        - { id: pages, uses: toy/pages@1, with: { path: pages } }
        - { id: clean, uses: toy/clean@1 }
        - { id: claims, uses: toy/claims@1 }
      """)
    #expect(
      found == [
        "6:25: 'claims' (toy/claims@1) reads evidence, but 'clean' (toy/clean@1) before it emits documents "
          + "(expected a stage that reads documents)"
      ])
  }

  @Test func stagesInTheWrongPlace() throws {
    #expect(
      try mistakes("stages: [{ id: clean, uses: toy/clean@1 }]").first?
        .contains("'clean' (toy/clean@1) reads pages, but no stage before it emits any") == true)
    let second = try mistakes(Project.stages + "\n  - { id: more, uses: toy/pages@1, with: { path: pages } }")
    #expect(
      second == [
        "7:23: 'more' (toy/pages@1) is a second source of pages (expected one source, as the first stage)"
      ])
    let sink = try mistakes(Project.stages + "\n  - { id: out, uses: toy/rows@1 }")
    #expect(sink.count == 1 && sink[0].contains("'out' (toy/rows@1) writes files"))
    let notSink = try mistakes(Project.stages + "\nexport: [{ uses: toy/clean@1 }]")
    #expect(notSink.count == 1 && notSink[0].contains("does not write files"))
    let late = try mistakes(
      Project.stages.replacing(
        "  - { id: clean", with: "  - { id: copies, uses: toy/copies@1 }\n  - { id: clean"))
    #expect(
      late.count == 1
        && late[0].contains("'clean' (toy/clean@1) reads pages after a stage that relates pages"))
  }

  @Test func anUnknownStageDoesNotBlameItsNeighbours() throws {
    #expect(try mistakes(Project.stages.replacing("toy/clean@1", with: "elsewhere/thing@1")).count == 1)
  }

  @Test func duplicateIDs() throws {
    #expect(
      try mistakes(Project.stages.replacing("id: lines", with: "id: clean")) == [
        "6:11: the id 'clean' is already used on line 5 (expected an id of its own for every stage)"
      ])
  }

  @Test func missingKeys() throws {
    let project = try Project(whole: "title: x\nstages:\n  - { uses: toy/pages@1, with: { path: pages } }\n")
    #expect(
      try project.check().mistakes.map(\.description) == [
        "p.yaml:1:1: the key 'thresh' is missing (expected a pipeline with 'thresh')",
        "p.yaml:1:1: the key 'name' is missing (expected a pipeline with 'name')",
        "p.yaml:3:5: the key 'id' is missing (expected a stage with 'id')",
      ])
  }

  @Test func unknownParameter() throws {
    let yaml = "params:\n  pages: { type: path, default: pages }\n" + Project.stages
    #expect(
      try mistakes(yaml.replacing("path: pages }", with: "path: \"${params.page}\" }")) == [
        "6:51: unknown parameter 'page' (expected one of ${params.pages}; did you mean 'pages'?)"
      ])
    #expect(
      try mistakes(yaml.replacing("path: pages }", with: "path: \"${params.pages\" }")) == [
        "6:51: a reference without its '}' (expected ${params.NAME})"
      ])
  }

  @Test func parameterDeclarations() throws {
    let found = try mistakes(
      "params:\n  n: { type: intger, default: 1 }\n  m: { type: integer, default: x }\n  k: { type: string }\n"
        + Project.stages)
    #expect(found.count == 3)
    #expect(found[0].hasPrefix("4:14: unknown type 'intger'") && found[0].contains("did you mean 'integer'?"))
    #expect(found[1] == "5:32: wrong default 'x' for parameter 'm' (expected a whole number)")
    #expect(found[2] == "6:3: parameter 'k' has no default and no value was given (expected --set k=VALUE)")
  }

  @Test func twoExportsToOnePath() throws {
    let export = """

      export:
        - { uses: toy/rows@1, with: { path: out/rows.txt } }
        - { uses: toy/rows@1, with: { path: ./out//rows.txt } }
      """
    let found = try mistakes(Project.stages + export)
    #expect(found.count == 1)
    #expect(found[0].contains("'out/rows.txt' is already written by export[0]"))
  }

  @Test func exportsOutsideTheFolder() throws {
    for path in ["../rows.txt", "/tmp/rows.txt", "a/../../rows.txt", "run.json"] {
      let found = try mistakes(Project.stages + "\nexport: [{ uses: toy/rows@1, with: { path: \(path) } }]")
      #expect(found.count == 1 && found[0].hasPrefix("7:"), "\(path): \(found)")
    }
  }

  @Test func errorTreatment() throws {
    #expect(
      try mistakes(Project.stages.replacing("toy/clean@1", with: "toy/clean@1, on_error: quarantine")) == [])
    let found = try mistakes(Project.stages.replacing("toy/clean@1", with: "toy/clean@1, on_error: ignore"))
    #expect(
      found == [
        "5:47: unknown way to treat errors 'ignore' (expected one of quarantine, fail, keep, skip)"
      ])
  }

  @Test func aStageSaysWhereItsOptionStands() throws {
    #expect(
      try mistakes("stages: [{ id: pages, uses: toy/pages@1 }]") == [
        "3:29: no folder was given (expected a folder of pages)"
      ])
  }

  @Test func aMistakeInsideADataFileKeepsItsOwnPlace() throws {
    let project = try Project(
      Project.stages.replacing("toy/lines@1", with: "toy/lines@1, with: { lexicons: [l.yaml] }"))
    try project.folder.write("", to: "l.yaml")
    #expect(try project.check().mistakes.map(\.description) == ["l.yaml:1:1: the lexicon is empty"])
  }

  @Test func allMistakesAtOnceInTheOrderOfTheFile() throws {
    let found = try mistakes(
      """
      titel: x
      stages:
        - { id: pages, uses: toy/pages@1, with: { path: nowhere } }
        - { id: clean, uses: toy/clean@1, with: { comments: dorp, limit: 0 } }
        - { id: clean, uses: toy/lins@1 }
      """)
    #expect(found.map { $0.prefix { $0 != ":" } } == ["3", "5", "6", "6", "7", "7"])
  }
}

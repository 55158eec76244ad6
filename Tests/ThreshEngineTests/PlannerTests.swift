import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// Effective values: what the file says, what the command line changes, and what neither touches.
@Suite struct PlannerTests {
  private static let yaml = """
    params:
      pages: { type: path, default: pages, help: Folder }
      lines: { type: integer, default: 7 }
    stages:
      - { id: pages, uses: toy/pages@1, with: { path: "${params.pages}" } }
      - id: clean
        uses: toy/clean@1
        with: { comments: keep, label: "about ${params.lines} lines", limit: "${params.lines}", topic: { condition: pain } }
      - { id: lines, uses: toy/lines@1 }
    """

  private func value(_ plan: Plan, _ step: Int, _ name: String) -> Plan.Setting? {
    plan.steps[step].options.first { $0.name == name }
  }

  @Test func parametersAreFilledIn() throws {
    let plan = try Project(Self.yaml).plan()
    #expect(value(plan, 0, "path")?.value == .string("pages"))
    #expect(value(plan, 1, "label")?.value == .string("about 7 lines"))
    #expect(value(plan, 1, "limit")?.value == .int(7))
  }

  @Test func everyValueKnowsItsLayer() throws {
    let plan = try Project(Self.yaml).plan(["clean.comments=drop", "lines=3"])
    #expect(value(plan, 0, "reversed")?.layer == .stageDefault)
    #expect(
      value(plan, 1, "label")
        == .init(
          name: "label", value: .string("about 3 lines"), layer: .file, place: "p.yaml:10",
          references: ["params.lines"]))
    #expect(
      value(plan, 1, "comments")
        == .init(
          name: "comments", value: .string("drop"), layer: .commandLine, place: "--set clean.comments"))
    #expect(plan.parameters.map(\.layer) == [.file, .commandLine])
  }

  @Test func overridesKeepSiblings() throws {
    let plan = try Project(Self.yaml).plan(["clean.topic.intervention=yoga", "clean.limit=9"])
    #expect(
      value(plan, 1, "topic")?.value
        == .object([.init("condition", .string("pain")), .init("intervention", .string("yoga"))]))
    #expect(value(plan, 1, "limit")?.value == .int(9))
    #expect(value(plan, 1, "comments")?.value == .string("keep"))
    let merged = try Project(Self.yaml).plan(["clean.topic={intervention: yoga}"])
    #expect(value(merged, 1, "topic")?.value["condition"] == .string("pain"))
  }

  @Test func theLaterOverrideWins() throws {
    #expect(
      value(try Project(Self.yaml).plan(["clean.limit=9", "clean.limit=4"]), 1, "limit")?.value == .int(4))
  }

  @Test func pathsOfTheFileAreSeenFromTheFileAndThoseOfTheCommandLineFromTheCurrentFolder() throws {
    let project = try Project(Self.yaml)
    try project.folder.write("x", to: "work/mine/b.txt")
    try project.folder.write("l", to: "work/l.yaml")
    let planner = Planner(toyRegistry, workingFolder: project.path + "/work")
    let byFile = try planner.check(file: "../p.yaml").get()
    #expect(value(byFile, 0, "path")?.value == .string("pages"))
    #expect(byFile.outputFolder == project.path)
    let overrides = [
      Override(path: ["pages"], value: "mine"),
      Override(path: ["lines", "lexicons"], value: "l.yaml,../work/l.yaml"),
    ]
    let given = try planner.check(file: "../p.yaml", overrides: overrides, outputFolder: "out").get()
    #expect(value(given, 0, "path")?.value == .string(project.path + "/work/mine"))
    #expect(
      value(given, 2, "lexicons")?.value.texts == [String](repeating: project.path + "/work/l.yaml", count: 2)
    )
    #expect(given.outputFolder == project.path + "/work/out")
  }

  @Test func wrongOverrides() throws {
    func messages(_ override: String) throws -> [String] {
      try Project(Self.yaml).check([override]).mistakes.map(\.description)
    }
    #expect(
      try messages("clen.limit=9") == [
        "--set clen.limit: the pipeline has no stage with the id 'clen' (expected one of pages, clean, lines; "
          + "did you mean 'clean'?)"
      ])
    #expect(try messages("page=x")[0].contains("did you mean 'pages'?"))
    #expect(try messages("clean.limits=9")[0].contains("did you mean 'limit'?"))
    #expect(
      try messages("clean.limit=many") == [
        "--set clean.limit: wrong value 'many' for 'limit' (expected a whole number from 1 to 100)"
      ])
    #expect(try messages("lines=many")[0].contains("wrong value 'many' for parameter 'lines'"))
    #expect(try messages("pages=nowhere")[0].contains("there is no '"))
    for text in ["pages", "=x", ".a=1", "a.b.c.d=1"] {
      #expect(throws: ConfigurationError.self) { try Override(parsing: text) }
    }
    #expect(try Override(parsing: "a.b=c=d").value == "c=d")
  }

  @Test func anOutputFolderTakesEveryExportUnderItsBaseName() throws {
    let export = "\nexport: [{ uses: toy/rows@1, with: { path: deep/a.txt } }, { uses: toy/rows@1 }]"
    let project = try Project(Self.yaml + export)
    #expect(try project.plan().exportPaths == [project.path + "/deep/a.txt", project.path + "/rows.txt"])
    #expect(
      try project.plan(out: "o").exportPaths == [project.path + "/o/a.txt", project.path + "/o/rows.txt"])
    let same = try Project(
      Self.yaml + export.replacing("toy/rows@1 }]", with: "toy/rows@1, with: { path: a.txt } }]"))
    #expect(try same.check().mistakes.isEmpty)
    #expect(try same.check(out: "o").mistakes.count == 1)
  }

  @Test func noTwoExportsWriteTheSameFileEvenWithoutNamingIt() throws {
    for export in [
      "[{ uses: toy/rows@1 }, { uses: toy/rows@1 }]",
      "[{ uses: toy/rows@1 }, { uses: toy/rows@1, with: { path: ./rows.txt } }]",
    ] {
      let messages = try Project(Self.yaml + "\nexport: " + export).check().mistakes.map(\.description)
      #expect(messages.count == 1)
      #expect(messages.first?.contains("'rows.txt' is already written by") == true)
    }
  }

  @Test func theDigestFollowsWhatDecidesTheRecords() throws {
    let project = try Project(Self.yaml)
    try project.folder.write("x", to: "elsewhere/a.txt")
    try project.folder.write("words", to: "l1")
    try project.folder.write("words", to: "l2")
    try project.folder.write("others", to: "l3")
    let digest = try project.plan().digest
    #expect(try project.plan(["pages=elsewhere"], out: "o").digest == digest)
    #expect(try project.plan(["clean.limit=8"]).digest != digest)
    let lexicon = try project.plan(["lines.lexicons=l1"]).digest
    #expect(lexicon != digest)
    #expect(try project.plan(["lines.lexicons=l2"]).digest == lexicon)
    #expect(try project.plan(["lines.lexicons=l3"]).digest != lexicon)
  }

  @Test func whatAListOfPipelinesShows() throws {
    let project = try Project("title: A title\n" + Self.yaml)
    let file = try PipelineFile.read(project.file).get()
    #expect(file.name == "p" && file.title == "A title")
    #expect(file.parameters.map(\.name) == ["pages", "lines"] && file.parameters[0].help == "Folder")
  }

  @Test(arguments: [
    ("a/b/../c", "a/c"), ("./a//b/", "a/b"), ("/a/../../b", "/b"), ("../a", "../a"), ("a/../..", ".."),
  ])
  func normalisedPaths(_ path: String, _ expected: String) {
    #expect(Paths.normalised(path) == expected)
  }
}

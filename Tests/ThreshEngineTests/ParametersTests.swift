import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// Parameters: their types and limits, and the places their values come from.
@Suite struct ParametersTests {
  private static let yaml = """
    params:
      pages: { type: path, default: pages }
      lines: { type: integer, default: 7, min: 1, max: 50 }
      keep: { type: string, default: keep, choices: [keep, drop], help: What of comments }
    stages:
      - { id: pages, uses: toy/pages@1, with: { path: "${params.pages}" } }
      - id: clean
        uses: toy/clean@1
        with: { comments: "${params.keep}", limit: "${params.lines}", label: "by ${env.WHO:-nobody}" }
      - { id: lines, uses: toy/lines@1 }
    """

  private func value(_ plan: Plan, _ name: String) -> Plan.Setting? {
    plan.steps[1].options.first { $0.name == name }
  }

  @Test(arguments: [
    ("lines=0", "wrong value '0' for parameter 'lines' (expected a whole number from 1 to 50)"),
    ("lines=51", "wrong value '51' for parameter 'lines' (expected a whole number from 1 to 50)"),
    ("keep=maybe", "wrong value 'maybe' for parameter 'keep' (expected one of keep, drop)"),
  ])
  func limitsHoldForGivenValues(_ override: String, _ message: String) throws {
    let found = try Project(Self.yaml).check([override]).mistakes.map(\.description)
    #expect(found.map { $0.split(separator: ": ", maxSplits: 1).last.map(String.init) } == [message])
  }

  @Test(arguments: [
    ("{ type: integer, min: 3 }", "2", "a whole number of at least 3"),
    ("{ type: integer, max: 3 }", "4", "a whole number of at most 3"),
    ("{ type: number, min: 0.5, max: 1 }", "1.01", "a number from 0.5 to 1"),
    ("{ type: number, min: 0 }", "-1", "a number of at least 0"),
    ("{ type: number }", "many", "a number"),
    ("{ type: boolean }", "yes", "true or false"),
    ("{ type: integer, choices: [1, 2, 4] }", "3", "one of 1, 2, 4"),
  ])
  func whatIsExpectedIsSaidInWords(_ declaration: String, _ value: String, _ expected: String) throws {
    let found = try Project("params: { x: \(declaration) }\n" + Project.stages).check(["x=\(value)"]).mistakes
    #expect(found.map(\.expected) == [expected])
  }

  @Test func choicesAreComparedAsValues() throws {
    let project = try Project("params: { x: { type: number, choices: [1, 2.5] } }\n" + Project.stages)
    #expect(try project.plan(["x=2.50"]).parameters.map(\.value) == [.string("2.50")])
    #expect(try project.plan(["x=1"]).parameters.count == 1)
  }

  @Test(arguments: [
    ("lines: { type: integer, default: 7, min: 9 }", "4:36", "wrong default '7' for parameter 'lines'"),
    ("lines: { type: integer, default: 7, min: 9, max: 8 }", "4:44", "'min' is greater than 'max'"),
    ("lines: { type: string, default: a, min: 1 }", "4:43", "a string parameter has no 'min'"),
    ("lines: { type: integer, default: 7, max: lots }", "4:44", "wrong value 'lots' for 'max'"),
    ("lines: { type: string, default: a, choices: a }", "4:47", "found 'a'"),
    ("lines: { type: integer, default: 1, choices: [1, x] }", "4:52", "wrong value 'x' in 'choices'"),
    (
      "lines: { type: string, default: \"${params.pages}\" }", "4:35",
      "parameter 'pages' cannot be used in a default"
    ),
    (
      "lines: { type: string, default: \"${env.NONE}\" }", "4:35",
      "the environment variable 'NONE' is not set"
    ),
    ("lines: { default: 7 }", "4:3", "the key 'type' is missing"),
  ])
  func wrongDeclarations(_ declaration: String, _ place: String, _ message: String) throws {
    let found = try mistakes("params:\n  \(declaration)\n" + Project.stages)
    #expect(found.contains { $0.hasPrefix("\(place): \(message)") }, "\(found)")
  }

  @Test func eachLayerOverridesTheOneBefore() throws {
    let project = try Project(Self.yaml)
    try project.folder.write("lines: 3\nclean: { comments: drop }\n", to: "mine.yaml")
    let environment = ["THRESH_PARAM_LINES": "2"]
    let byFile = try project.plan()
    #expect(value(byFile, "limit")?.value == .int(7))
    #expect(byFile.parameters[1].layer == .file)
    let byEnvironment = try project.plan(environment: environment)
    #expect(value(byEnvironment, "limit")?.value == .int(2))
    #expect(byEnvironment.parameters[1].place == "THRESH_PARAM_LINES")
    let byParams = try project.plan(paramsFile: "mine.yaml", environment: environment)
    #expect(value(byParams, "limit")?.value == .int(3))
    #expect(byParams.parameters[1].place == "mine.yaml:1")
    #expect(value(byParams, "comments")?.value == .string("drop"))
    #expect(value(byParams, "comments")?.layer == .paramsFile)
    let bySet = try project.plan(
      ["lines=4", "clean.comments=keep"], paramsFile: "mine.yaml", environment: environment)
    #expect(value(bySet, "limit")?.value == .int(4))
    #expect(bySet.parameters[1].layer == .commandLine)
    #expect(value(bySet, "comments")?.value == .string("keep"))
  }

  @Test func aNameWithADashHasAVariableWithAnUnderscore() throws {
    let project = try Project("params: { min-size: { type: integer, default: 1 } }\n" + Project.stages)
    let plan = try project.plan(environment: ["THRESH_PARAM_MIN_SIZE": "9"])
    #expect(plan.parameters[0].value == .string("9"))
    let wrong = try project.check(environment: ["THRESH_PARAM_MIN_SIZE": "x"]).mistakes.map(\.description)
    #expect(
      wrong == ["THRESH_PARAM_MIN_SIZE: wrong value 'x' for parameter 'min-size' (expected a whole number)"])
  }

  @Test func theEnvironmentIsReadWhereTheFileSaysSo() throws {
    let project = try Project(Self.yaml)
    #expect(value(try project.plan(), "label")?.value == .string("by nobody"))
    #expect(value(try project.plan(environment: ["WHO": ""]), "label")?.value == .string("by nobody"))
    let plan = try project.plan(environment: ["WHO": "me"])
    #expect(value(plan, "label")?.value == .string("by me"))
    #expect(value(plan, "label")?.references == ["env.WHO"])
    let needed = try Project(Self.yaml.replacing(":-nobody", with: ""))
    #expect(
      try needed.check().mistakes.map(\.description) == [
        "p.yaml:11:74: the environment variable 'WHO' is not set "
          + "(expected a value for it, or a default: ${env.WHO:-default})"
      ])
    #expect(value(try needed.plan(environment: ["WHO": ""]), "label")?.value == .string("by "))
    let odd = try Project(Self.yaml.replacing("env.WHO", with: "env.W-O"))
    #expect(try odd.check().mistakes[0].message == "'W-O' cannot be the name of an environment variable")
  }

  @Test func pathsInAFileOfParametersAreSeenFromThatFile() throws {
    let project = try Project(Self.yaml)
    try project.folder.write("x", to: "deep/mine/a.txt")
    try project.folder.write("l", to: "deep/l.yaml")
    try project.folder.write("pages: mine\nlines.lexicons: [l.yaml]\n", to: "deep/values.yaml")
    let plan = try project.plan(paramsFile: "deep/values.yaml")
    #expect(plan.parameters[0].value == .string(project.path + "/deep/mine"))
    #expect(plan.steps[2].options[0].value.texts == [project.path + "/deep/l.yaml"])
  }

  @Test(arguments: [
    ("page: x\n", "v.yaml:1:1: the pipeline has no parameter 'page'"),
    ("clen.limit: 3\n", "v.yaml:1:1: the pipeline has no stage with the id 'clen'"),
    ("clean: { limt: 3 }\n", "v.yaml:1:10: unknown option 'limt' of toy/clean@1"),
    ("lines: 99\n", "v.yaml:1:8: wrong value '99' for parameter 'lines'"),
    ("lines: [1]\n", "v.yaml:1:8: wrong value a list for parameter 'lines'"),
    ("- lines\n", "v.yaml:1:1: found a list"),
    ("lines: [\n", "v.yaml:2:1: not valid YAML"),
    (".x: 1\n", "v.yaml:1:1: '.x' names nothing"),
  ])
  func mistakesInAFileOfParametersHaveTheirPlace(_ text: String, _ message: String) throws {
    let project = try Project(Self.yaml)
    try project.folder.write(text, to: "v.yaml")
    let found = try project.check(paramsFile: "v.yaml").mistakes.map(\.description)
    #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
  }

  @Test func aMissingFileOfParametersIsNamed() throws {
    let found = try Project(Self.yaml).check(paramsFile: "none.yaml").mistakes.map(\.description)
    #expect(found.count == 1 && found[0].contains("--params-file none.yaml: there is no file"), "\(found)")
  }

  @Test func aParameterThatARunMustGiveIsNoMistakeOfTheFile() throws {
    let project = try Project(Self.yaml.replacing("default: 7, ", with: ""))
    #expect(try project.check().mistakes.count == 1)
    #expect(Planner(toyRegistry, workingFolder: project.path).lint(file: "p.yaml") == [])
  }
}

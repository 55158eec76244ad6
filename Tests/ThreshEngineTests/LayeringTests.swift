import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// A parent, the file and a variant, put over one another.
@Suite struct LayeringTests {
  private static let parent = """
    thresh: 1
    name: base
    title: The base
    params:
      lines: { type: integer, default: 7, max: 20, help: How many }
    stages:
      - { id: pages, uses: toy/pages@1, with: { path: pages } }
      - { id: clean, uses: toy/clean@1, with: { limit: "${params.lines}", topic: { condition: pain } }, retries: 2 }
      - { id: lines, uses: toy/lines@1 }
      - { id: claims, uses: toy/claims@1 }
    export:
      - { id: rows, uses: toy/rows@1, with: { path: rows.txt } }
    variants:
      short: { params: { lines: 2 } }

    """

  private func project(_ child: String, parent: String = Self.parent, at path: String = "base.yaml") throws
    -> Project
  {
    let project = try Project("extends: \(path)\n" + child)
    try project.folder.write(parent, to: path.hasSuffix(".yaml") ? path : path + ".yaml")
    return project
  }

  private func option(_ plan: Plan, _ step: String, _ name: String) -> Plan.Setting? {
    plan.steps.first { $0.id == step }?.options.first { $0.name == name }
  }

  @Test func aFileTakesOverWhatItsParentSays() throws {
    let plan = try project("").plan()
    #expect(plan.name == "p" && plan.title == "The base")
    #expect(plan.steps.map(\.id) == ["pages", "clean", "lines", "claims"])
    #expect(option(plan, "clean", "limit")?.value == .int(7))
    #expect(option(plan, "clean", "limit")?.layer == .parent)
    #expect(option(plan, "clean", "limit")?.place == "base.yaml:8")
    #expect(plan.exports.map(\.id) == ["rows"])
    #expect(plan.steps[1].errorPolicy.retries == 2)
    #expect(try project("title: Mine", at: "base").plan().title == "Mine")
  }

  @Test func aFileChangesStagesByIDAndLeavesTheRest() throws {
    let plan = try project(
      """
      params: { lines: 5 }
      stages:
        - { id: clean, with: { comments: drop, topic: { intervention: yoga } }, on_error: keep }
        - { id: claims, enabled: false }
      export: [{ uses: toy/rows@1, with: { path: more.txt } }]
      """
    ).plan()
    #expect(plan.steps.map(\.id) == ["pages", "clean", "lines"])
    #expect(option(plan, "clean", "limit")?.value == .int(5))
    #expect(option(plan, "clean", "comments")?.layer == .file)
    #expect(
      option(plan, "clean", "topic")?.value
        == .object([.init("condition", .string("pain")), .init("intervention", .string("yoga"))]))
    #expect(plan.steps[1].errorPolicy == .init(action: .keep, retries: 2))
    #expect(plan.exports.map(\.id) == ["rows", "export[1]"])
    #expect(plan.parameters[0].layer == .file)
  }

  @Test func aNewStageStandsWhereTheFileNamesIt() throws {
    let after = try project("stages: [{ id: lines }, { id: upper, uses: toy/upper@1 }]").plan()
    #expect(after.steps.map(\.id) == ["pages", "clean", "lines", "upper", "claims"])
    let before = try project("stages: [{ id: upper, uses: toy/upper@1 }, { id: claims }]").plan()
    #expect(before.steps.map(\.id) == ["pages", "clean", "lines", "upper", "claims"])
    let last = try project("stages: [{ id: upper, uses: toy/upper@1 }]").plan()
    #expect(last.steps.map(\.id) == ["pages", "clean", "lines", "claims", "upper"])
    let two = try project(
      "stages: [{ id: lines }, { id: u1, uses: toy/upper@1 }, { id: u2, uses: toy/upper@1 }]"
    ).plan()
    #expect(two.steps.map(\.id) == ["pages", "clean", "lines", "u1", "u2", "claims"])
  }

  @Test func anotherStageUnderTheSameIDStartsWithItsOwnDefaults() throws {
    let plan = try project("stages: [{ id: claims, uses: toy/upper@1 }]").plan()
    #expect(plan.steps[3].spec.name == "toy/upper")
    let same = try project("stages: [{ id: clean, uses: toy/clean@1 }]").plan()
    #expect(option(same, "clean", "limit")?.value == .int(7))
  }

  @Test func aVariantChangesTheFile() throws {
    let child = """
      variants:
        strict:
          help: Fewer lines
          stages: [{ id: clean, with: { comments: drop } }]
          export: [{ id: rows, enabled: false }]
        short: { stages: [{ id: clean, with: { label: short } }] }
      """
    let project = try project(child)
    let strict = try project.plan(variant: "strict")
    #expect(option(strict, "clean", "comments")?.layer == .variant)
    #expect(strict.exports.isEmpty && strict.variant == "strict")
    #expect(try project.plan().exports.count == 1)
    let short = try project.plan(variant: "short")
    #expect(option(short, "clean", "limit")?.value == .int(2))
    #expect(option(short, "clean", "label")?.value == .string("short"))
    #expect(try project.plan(["lines=9"], variant: "short").parameters[0].value == .string("9"))
    #expect(try project.plan().declaration?.variants == ["short", "strict"])
    #expect(
      try project.check(variant: "strit").mistakes.map(\.description) == [
        "--variant strit: the pipeline has no variant 'strit' (expected one of short, strict; "
          + "did you mean 'strict'?)"
      ])
  }

  @Test func pathsOfAParentElsewhereAreSeenFromThere() throws {
    let parent =
      Self.parent.replacing("lines: {", with: "pages: { type: path, default: pages }\n  lines: {")
      .replacing("path: pages }", with: "path: \"${params.pages}\" }")
      .replacing("toy/lines@1", with: "toy/lines@1, with: { lexicons: [l.yaml] }")
    let project = try project("", parent: parent, at: "shared/base.yaml")
    try project.folder.write("x", to: "shared/pages/x.txt")
    try project.folder.write("l", to: "shared/l.yaml")
    let plan = try project.plan()
    #expect(option(plan, "pages", "path")?.value == .string(project.path + "/shared/pages"))
    #expect(option(plan, "lines", "lexicons")?.value.texts == [project.path + "/shared/l.yaml"])
    #expect(plan.outputFolder == project.path)
    #expect(plan.steps[0].options[0].place == "shared/base.yaml:8")
    let other = try self.project("params: { pages: pages }", parent: parent, at: "shared/base.yaml")
    try other.folder.write("l", to: "shared/l.yaml")
    #expect(option(try other.plan(), "pages", "path")?.value == .string(other.path + "/pages"))
  }

  @Test(arguments: [
    (
      "stages: [{ id: clen, with: { limit: 1 } }]", "p.yaml:4:16: there is no stage 'clen' to change", "clean"
    ),
    ("export: [{ id: rws, enabled: false }]", "p.yaml:4:16: there is no export 'rws' to change", "rows"),
    ("export: [{ enabled: false }]", "p.yaml:4:10: the key 'uses' is missing", nil),
    ("params: { line: 3 }", "p.yaml:4:11: there is no parameter 'line' to give a value", "lines"),
    ("params: { lines: 30 }", "p.yaml:4:18: wrong default '30' for parameter 'lines'", nil),
    (
      "stages: [{ id: clean, with: { limt: 1 } }]", "p.yaml:4:31: unknown option 'limt' of toy/clean@1",
      "limit"
    ),
    (
      "stages: [{ id: lines, enabled: false }]", "base.yaml:10:25: 'claims' (toy/claims@1) reads evidence",
      nil
    ),
    ("stages: [{ id: lines, enabled: no }]", "p.yaml:4:32: wrong value 'no' for 'enabled'", nil),
    (
      "stages: [{ id: rows, uses: toy/upper@1 }]", "base.yaml:12:11: the id 'rows' is already used on line 4",
      nil
    ),
    ("variants: { a: { stage: [] } }", "p.yaml:4:18: unknown key 'stage'", "stages"),
    ("variants: [a]", "p.yaml:4:11: found a list", nil),
    ("variants: { a: { stages: [{ id: x }] } }", "p.yaml:4:33: there is no stage 'x' to change", nil),
  ])
  func mistakesNameTheFileTheyAreIn(_ child: String, _ message: String, _ nearest: String?) throws {
    let project = try project(child)
    let found = Planner(toyRegistry, workingFolder: project.path).lint(file: "p.yaml")
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.description.hasPrefix(message) == true, "\(found)")
    #expect(found.first?.nearest == nearest)
  }

  @Test func aParentThatCannotBeUsed() throws {
    let missing = try Project("extends: bas.yaml\n")
    try missing.folder.write(Self.parent, to: "base.yaml")
    let found = try missing.check().mistakes.map(\.description)
    #expect(
      found.count == 1 && found[0].hasPrefix("p.yaml:3:10: there is no pipeline file 'bas.yaml' to extend"))
    #expect(found[0].contains("did you mean 'base.yaml'?"))
    let chain = try project("", parent: "thresh: 1\nname: b\nextends: c\n")
    #expect(try chain.check().mistakes.map(\.message) == ["'base.yaml' extends another file itself"])
    let itself = try Project("extends: p.yaml\n")
    #expect(try itself.check().mistakes.map(\.message) == ["'p.yaml' extends another file itself"])
    let broken = try project("titel: x\n", parent: Self.parent.replacing("title:", with: "titl:"))
    let both = try broken.check().mistakes.map(\.description)
    #expect(both.count == 2, "\(both)")
    #expect(both[0].hasPrefix("p.yaml:4:1: unknown key 'titel'"))
    #expect(both[1].hasPrefix("base.yaml:3:1: unknown key 'titl'"))
  }

  @Test func aFileWithoutAStageLeft() throws {
    let off = ["pages", "clean", "lines", "claims"].map { "{ id: \($0), enabled: false }" }
    #expect(
      try project("stages: [\(off.joined(separator: ", "))]").check().mistakes.map(\.message) == [
        "every stage is left out"
      ])
  }
}

import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

@Suite struct ExplainCommandTests {
  private let folder: TemporaryFolder

  private static let base = """
    thresh: 1
    name: base
    params:
      pages: { type: path, default: pages, help: "Folder: saved pages" }
      kind: { type: string, default: course, choices: [course, safety] }
    stages:
      - { id: pages, uses: ingest/saved-pages@1, with: { path: "${params.pages}" }, on_error: fail }
      - { id: clean, uses: cleanup/page@1, retries: 2, stop_after: 5% }
      - { id: lines, uses: extract/lines@1, with: { kind: "${params.kind}" } }

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.base, to: "base.yaml")
    try folder.write(
      "thresh: 1\nname: mine\nextends: base\nparams: { kind: safety }\n"
        + "variants: { plain: { params: { kind: course } } }\n", to: "mine.yaml")
    try folder.write("It may bruise.", to: "pages/a.txt")
    try folder.write("It may bruise.", to: "more/a.txt")
  }

  private func run(_ arguments: String...) async -> CommandHarness.Result {
    await CommandHarness(
      stages: PlainPages.stages, folder: folder.url, environment: ["THRESH_PARAM_PAGES": "more"]
    ).run(arguments)
  }

  @Test func eachValueHasItsLayer() async throws {
    let result = await run("explain", "mine", "--set", "clean.keep=true")
    #expect(result.status == 2)  // the stage has no such option
    let out = await run("explain", "mine").out
    #expect(
      out.contains(
        "path: \(folder.path)/more  # parent, base.yaml:7, ${params.pages} from THRESH_PARAM_PAGES"))
    #expect(out.contains("# env, THRESH_PARAM_PAGES\n"))
    #expect(out.contains("# parent, base.yaml:9, ${params.kind} from mine.yaml:4\n"))
    #expect(out.contains("default: safety") && out.contains("# file, mine.yaml:4\n"))
    let set = await run("explain", "mine", "--set", "lines.kind=course").out
    #expect(set.contains("kind: course") && set.contains("# --set lines.kind\n"))
    #expect(await run("explain", "mine", "--variant", "plain").out.contains("# variant, mine.yaml:5\n"))
  }

  @Test func whatItPrintsIsAPipelineThatDoesTheSame() async throws {
    let first = await run("explain", "mine", "--variant", "plain", "--json")
    try folder.write(await run("explain", "mine", "--variant", "plain").out, to: "again.yaml")
    let second = await run("explain", "again", "--json")
    #expect(second.status == 0, "\(second.error)")
    func value(_ result: CommandHarness.Result) throws -> JSONValue {
      try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
    }
    #expect(try value(first)["pipeline_digest"] == value(second)["pipeline_digest"])
    guard case .array(let stages)? = try value(second)["stages"] else { throw Missing() }
    #expect(stages.map { $0["on_error"] } == [.string("fail"), .string("quarantine"), .string("quarantine")])
    #expect(stages[1]["retries"] == .int(2) && stages[1]["stop_after"] == .string("5%"))
    guard case .array(let policy)? = stages[1]["policy"] else { throw Missing() }
    #expect(policy.map { $0["name"] } == [.string("retries"), .string("stop_after")])
    #expect(policy.allSatisfy { $0["layer"] == .string("file") })
    guard case .array(let options)? = stages[2]["options"] else { throw Missing() }
    #expect(options[0]["layer"] == .string("file") && options[0]["value"] == .string("course"))
  }

  private struct Missing: Error {}
}

import Foundation
import Testing
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

/// Pages that cannot be used, in the middle of a run: each is named with its reason, and the others are charted.
@Suite struct BadPagesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("Acupuncture may reduce back pain.\n\nIt can cause bruising.\n", to: "pages/good.txt")
  }

  /// What became of the run: the table of sources by file name, and the problems' codes by file name.
  private func run() async throws -> (status: Int32, sources: [String: JSONValue], problems: [String: String])
  {
    let pipeline = Fixture.packageRoot().appendingPathComponent("Pipelines/meditation-anxiety.yaml").path
    let result = await CommandHarness(stages: BuiltIn.stages, folder: folder.url).run([
      "run", pipeline, "--workspace", "kept", "--set", "pages=pages", "--out", "out",
    ])
    let data = try Data(contentsOf: folder.url.appendingPathComponent("out/review.json"))
    let review = try JSONDecoder().decode(JSONValue.self, from: data)
    var sources: [String: JSONValue] = [:]
    var problems: [String: String] = [:]
    for row in list(review["sources"]) { sources[text(row["source"])] = row }
    for row in list(review["problems"]) { problems[text(row["source"])] = text(row["reason_code"]) }
    return (result.status, sources, problems)
  }

  private func list(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let items)? = value { items } else { [] }
  }

  private func text(_ value: JSONValue?) -> String {
    if case .string(let text)? = value { text } else { "" }
  }

  @Test func eachBadPageIsNamedAndTheGoodOneIsCharted() async throws {
    try folder.write("", to: "pages/empty.html")
    try folder.write((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }, to: "pages/garbage.html")
    try folder.write(
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(folder.path)/secret.txt\">]><article><front/><body><p>&x;</p></body></article>",
      to: "pages/entity.nxml")
    try folder.write(
      "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b",
      to: "pages/cut.mhtml")
    try folder.write("<html><body><nav><a href=a>Home</a></nav></body></html>", to: "pages/nothing.html")
    try folder.write("a secret of this machine", to: "secret.txt")
    let outcome = try await run()
    #expect(outcome.status == 3)
    #expect(outcome.sources["good.txt"]?["status"] == .string("charted"))
    for name in ["empty.html", "garbage.html", "entity.nxml", "cut.mhtml", "nothing.html"] {
      let isCharted = outcome.sources[name]?["status"] == .string("charted")
      #expect(!isCharted, "\(name) gave rows")
      #expect(outcome.problems[name] != nil || outcome.sources[name] != nil, "\(name) is not accounted for")
    }
    #expect(folder.text("out/review.json")?.contains("secret of this") == false)
  }

  @Test func aDeepPageIsReadToItsEnd() async throws {
    let depth = 5000
    try folder.write(
      String(repeating: "<div>", count: depth)
        + "<p>Acupuncture can relieve chronic back pain in many people.</p>",
      to: "pages/deep.html")
    let outcome = try await run()
    #expect(outcome.sources["deep.html"] != nil)
  }

  @Test(arguments: [
    "Double blind randomised trial", "Meta-analysis", "And systematic review and meta-analysis of trials",
    "\u{FEFF}", "\u{0}", "🌿", "(", "5", "p < 0.05", "95% CI", "et al. 2017", "The", "\"", "A.B.C.", "- ",
  ])
  func noTextHoweverOddStopsARun(text: String) async throws {
    try folder.write(text, to: "pages/odd.txt")
    try folder.write(text + " of acupuncture found less pain in 2017.", to: "pages/start.txt")
    try folder.write("Acupuncture is a study. " + text, to: "pages/end.txt")
    let outcome = try await run()
    #expect([0, 3].contains(outcome.status))
    #expect(outcome.sources["good.txt"]?["status"] == .string("charted"))
  }
}

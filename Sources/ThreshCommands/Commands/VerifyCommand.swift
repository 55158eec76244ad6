internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh verify [RUN.json]`
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that exports, pages and records are what the runs left.",
    discussion: """
      Hashes every record, result and kept file of the workspace, compares each quote with the text of its page, and \
      the exports and pages with what the run wrote and read. Whatever is not as it was is named, and the exit status \
      is 1. With a run.json it is that run's exports and pages, and its workspace where there is one. --again makes the \
      exports anew from these pages, in a folder of its own, and compares them byte by byte: the same bytes prove \
      where they came from, whoever wrote the run.json.

      EXAMPLE
        thresh verify
        thresh verify out/acupuncture-back-pain/run.json
        thresh verify out/acupuncture-back-pain/run.json --again
      """)

  @Argument(
    help: ArgumentHelp("What a run left beside its exports.", valueName: "run.json"),
    completion: .file(extensions: ["json"]))
  var record: String?

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var workers: WorkerOptions

  @Flag(help: "Make the exports of run.json anew and compare.")
  var again = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if again, record == nil { throw ValidationError("--again needs a run.json") }
  }

  func run() async throws {
    let session = Session.current
    let check = ExportCheck(StageRegistry(session.stages), jobs: workers.count)
    var result = CheckResult()
    if let record {
      let path = session.path(record)
      let (exports, folder) = try check.run(record: path)
      if let folder, FileManager.default.fileExists(atPath: folder) {
        result.add(WorkspaceCheck(folder, jobs: workers.count).run())
      }
      result.add(exports)
      if again { result.add(try await remade(path, check, session)) }
    } else {
      for folder in try workspace.folders(session) {
        result.add(WorkspaceCheck(folder, jobs: workers.count).run())
        result.add(check.run(workspace: folder))
      }
    }
    result.nameEachOnce()
    let report = CheckReport(result: result, session: session)
    if json {
      session.console.out.line(JSONText.pretty(report.json))
    } else {
      for line in report.lines { session.console.out.line(line) }
    }
    if !result.damages.isEmpty { throw ExitStatus.failed }
  }

  /// Makes the exports that `path` tells of once more.
  private func remade(_ path: String, _ check: ExportCheck, _ session: Session) async throws -> CheckResult {
    let origin = try ExportCheck.origin(of: path)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thresh-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let plan = try session.plan(origin.pipelineFile, origin.invocation, out: folder.path)
    return try await check.remade(path, plan, version: Version.current)
  }
}

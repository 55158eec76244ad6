internal import Foundation
internal import ThreshKit
internal import ThreshStore

/// What a finished run wrote and said, so that a run that would do the same need not do it.
struct RunAccount: Codable, Sendable {
  /// Digest of everything the run followed from: see ``digest(_:_:_:version:)``.
  var state: String
  var id: String
  var run: RunInfo
  var invocation: Invocation
  /// The exports, below ``outputFolder``.
  var files: [WrittenFile]
  var outputFolder: String
  /// `run.json`, by its absolute path; nil until it is written.
  var record: WrittenFile?
  var tallies: [StepTally]
  var summary: RunSummary
  var problems: [Problem]
  /// Id of the first row of the evidence table.
  var firstRow: String?
  /// Whether what failed was tried again, and failed again.
  var wasRetried: Bool?

  /// The account of the last run of `plan`, when a run with the state `state` would leave the same files and those are
  /// on disk as it left them.
  static func unchanged(_ plan: Plan, state: String?, _ memory: RunMemory) throws(StoreError) -> RunAccount? {
    guard !memory.isFresh, let state, let data = try memory.workspace?.account(pipeline: plan.name),
      let account = try? JSONDecoder().decode(RunAccount.self, from: Data(data)), account.state == state,
      account.written.allSatisfy({ ContentID.sha256(ofFile: $0.name) == $0.sha256 })
    else { return nil }
    return account
  }

  /// Whether a run that met `problems` has met them before, when all that had failed was tried again.
  static func wasRetried(_ plan: Plan, _ problems: [Problem], _ workspace: Workspace?) throws(StoreError)
    -> Bool
  {
    guard let data = try workspace?.account(pipeline: plan.name),
      let before = try? JSONDecoder().decode(RunAccount.self, from: Data(data))
    else { return false }
    return before.wasRetried == true && before.problems == problems
  }

  /// Everything the run wrote, by absolute paths.
  var written: [WrittenFile] {
    files.map { file in
      var file = file
      file.name = Paths.join(outputFolder, file.name)
      return file
    } + [record].compactMap(\.self)
  }

  /// SHA-256 over the program, the plan with its exports, and what is known of every file; nil when a file has to be
  /// read to know.
  static func digest(_ plan: Plan, _ listing: SourceListing?, _ memory: RunMemory, version: String)
    throws(StoreError)
    -> String?
  {
    guard let files = memory.files else { return nil }
    var writer = JSONWriter()
    for text in [version, memory.build, plan.name, plan.title ?? "", plan.digest, plan.outputFolder] {
      writer.string(text)
    }
    for step in plan.steps + plan.exports {
      writer.string(memory.identity(step).digest)
      writer.string("\\(step.errorPolicy)")
    }
    if let listing {
      ResultNote(listing.report, count: listing.items.count, error: nil, source: "").write(to: &writer)
      for item in listing.items {
        guard let entry = try files.find(item.path, name: item.name, stage: memory.sourceDigest) else {
          return nil
        }
        writer.string(item.name)
        writer.string(entry.sha256)
      }
    }
    return ContentID.sha256(writer.bytes)
  }

  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return [UInt8](try encoder.encode(self))
  }
}

extension RunAccount {
  /// The account that `run` gave; nil when it did not finish.
  init?(_ run: PastRun) {
    guard let data = run.account, let account = try? JSONDecoder().decode(Self.self, from: Data(data)) else {
      return nil
    }
    self = account
  }
}

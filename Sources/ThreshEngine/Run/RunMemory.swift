internal import Foundation
internal import Synchronization
internal import ThreshKit
internal import ThreshStore

/// What a run may know from runs before.
struct RunMemory: Sendable {
  /// Nil for a run that keeps nothing.
  let workspace: Workspace?
  let results: ResultCache?
  let files: FileTable?
  let documents = DocumentDigests()
  /// Nothing is taken from runs before.
  private(set) var isFresh: Bool
  /// Digest of the program; empty for a run that keeps nothing.
  let build: String
  /// Stands for the source stage wherever its output is kept.
  let sourceDigest: String
  let pipeline: String
  private let folder: String

  /// - Parameter settled: see ``FileTable``.
  init(_ plan: Plan, _ workspace: Workspace?, isFresh: Bool = false, settled: Double = 2) {
    self.workspace = workspace
    self.isFresh = isFresh
    results = workspace.map { ResultCache($0, isFresh: isFresh) }
    files = workspace.map { FileTable($0, settled: settled) }
    build = files.map(Self.build) ?? ""
    // A trial must not take the place of what the whole pipeline has left.
    pipeline = plan.part == nil ? plan.name : plan.name + "/part"
    folder = plan.inputFolder
    sourceDigest = plan.steps.first?.identity(folder: folder, build: build).digest ?? ""
  }

  /// Everything but the input that decides what `step` makes.
  func identity(_ step: Plan.Step) -> StageIdentity { step.identity(folder: folder, build: build) }

  /// The same for a step whose results are made anew.
  func fresh(if isMadeAnew: Bool) -> RunMemory {
    var memory = self
    memory.isFresh = isFresh || isMadeAnew
    return memory
  }

  /// Writes what is not yet written, and tells what went wrong with the workspace.
  func flush() throws(StoreError) {
    try results?.flush()
    try files?.flush()
  }

  private static let program = Mutex<String?>(nil)

  /// Digest of the running program. It is read once, and then known by its size and times.
  private static func build(_ files: FileTable) -> String {
    program.withLock { known in
      if let known { return known }
      let path = "/proc/self/exe"
      if let entry = try? files.find(path, name: "", stage: "program") {
        known = String(decoding: entry.data, as: UTF8.self)
      } else {
        let stamp = FileStamp(path)
        let digest = ContentID.sha256(ofFile: path) ?? ContentID.sha256([])
        files.keep(Array(digest.utf8), path: path, name: "", stage: "program", stamp: stamp)
        known = digest
      }
      return known ?? ""
    }
  }
}

internal import Foundation
public import ThreshKit
public import ThreshStore

/// Looks at what runs wrote, and at the pages that they were made from.
public struct ExportCheck: Sendable {
  private let registry: StageRegistry
  let jobs: Int

  /// - Parameters:
  ///   - registry: holds the stages that read pages.
  ///   - jobs: how many pages may be read at once.
  public init(_ registry: StageRegistry, jobs: Int = 1) {
    self.registry = registry
    self.jobs = jobs
  }

  /// Checks what the runs of the workspace in `folder` wrote: of each `run.json` the last.
  public func run(workspace folder: String) -> CheckResult {
    var result = CheckResult()
    var seen: Set<String> = []
    var pipelines: Set<String> = []
    for run in runs(folder, &result) {
      let isLast = pipelines.insert(run.pipeline).inserted
      guard let account = RunAccount(run), let record = account.record else { continue }
      guard seen.insert(record.name).inserted else { continue }
      // Whoever removed the folder of an earlier run did so on purpose.
      guard isLast || FileManager.default.fileExists(atPath: record.name) else { continue }
      for file in account.written { check(file, &result) }
      if let record = try? RunRecord.read(record.name) { pages(record, &result) }
    }
    return result
  }

  /// Checks the export that the `run.json` at `path` belongs to.
  ///
  /// - Returns: what was found, and the folder of the workspace that the run used.
  public func run(record path: String) throws(ConfigurationError) -> (result: CheckResult, workspace: String?)
  {
    let record = try RunRecord.read(path)
    var result = CheckResult()
    if let folder = record.workspace, FileManager.default.fileExists(atPath: folder) {
      let account = runs(folder, &result).first { $0.id == record.id }.flatMap(RunAccount.init)
      if let known = account?.record, known.name == path {
        check(known, &result)
      } else {
        result.notes.append(
          "the workspace does not know the run \(record.id), so that run.json itself was not compared")
      }
    }
    for file in record.files {
      var file = file
      file.name = Paths.join(record.outputFolder, file.name)
      check(file, &result)
    }
    pages(record, &result)
    return (result, record.workspace)
  }

  private func runs(_ folder: String, _ result: inout CheckResult) -> [PastRun] {
    do throws(StoreError) { return try Workspace(inspecting: folder).runs() } catch {
      result.notes.append("the exports could not be looked up: \(error.message)")
      return []
    }
  }

  /// Compares a file that a run wrote with its digest.
  private func check(_ file: WrittenFile, _ result: inout CheckResult) {
    result.count("exports")
    guard let digest = ContentID.sha256(ofFile: file.name) else {
      let isThere = FileManager.default.fileExists(atPath: file.name)
      result.damages.append(Damage(file.name, isThere ? "cannot be read" : "is not there any more"))
      return
    }
    if digest != file.sha256 { result.damages.append(Damage(file.name, "is not what the run wrote")) }
  }

  /// Reads every page of `record` again, and compares it with the one that the run read.
  private func pages(_ record: RunRecord, _ result: inout CheckResult) {
    let digest = ContentID.sha256(Array(record.inputs.map { $0.id + "\n" }.joined().utf8))
    if digest != record.run.inputDigest {
      result.damages.append(
        Damage(
          record.outputFolder + "/" + RunRecord.fileName, "the list of pages",
          "is not the one that the export was made from"))
    }
    var ids: [RunInput.File: Set<String>] = [:]
    for page in record.inputs { for file in page.files { ids[file, default: []].insert(page.id) } }
    let files = ids.sorted { $0.key.path < $1.key.path }
    guard !files.isEmpty else { return }
    let source: any SourceStage
    do throws(ConfigurationError) { source = try self.source(of: record) } catch {
      result.notes.append("the pages were not read: \(error.description)")
      return
    }
    let found = Parallel.map(files.count, jobs: jobs) { index -> Damage? in
      let (file, pages) = files[index]
      return Self.difference(file, pages, source)
    }
    result.count("page files", files.count)
    result.damages += found.compactMap(\.self)
  }

  private static func difference(_ file: RunInput.File, _ pages: Set<String>, _ source: any SourceStage)
    -> Damage?
  {
    guard FileManager.default.fileExists(atPath: file.path) else {
      return Damage(file.path, "is not there any more; the run read it")
    }
    var report = Report()
    do throws(RecordError) {
      let found = Set(try source.load(SourceItem(path: file.path, name: file.name), &report).map(\.id))
      return found == pages ? nil : Damage(file.path, "is not the page that the run read")
    } catch {
      return Damage(file.path, "is not the page that the run read: \(error.message)")
    }
  }

  /// The stage that read the pages of `record`, with the options that it had.
  private func source(of record: RunRecord) throws(ConfigurationError) -> any SourceStage {
    guard let step = record.stages.first else {
      throw ConfigurationError("the run has no stage that reads pages")
    }
    let folder = record.pipelineFile.map { Paths.parent(of: $0) } ?? record.outputFolder
    let context = StageContext(
      resolve: { Paths.join(folder, $0) },
      read: { (path: String) throws(ConfigurationError) in try InputFile.read(path) })
    let options = (record.options[step.id] ?? [:]).sorted { $0.key < $1.key }
    let stage = try registry.entry(for: step.uses).make(
      options.map { JSONValue.Member($0.key, $0.value) }, context)
    guard case .source(let source) = stage else {
      throw ConfigurationError("'\(step.uses)' does not read pages")
    }
    return source
  }
}

extension RunRecord {
  /// The record that a run left at `path`.
  static func read(_ path: String) throws(ConfigurationError) -> RunRecord {
    let bytes = try InputFile.read(path)
    do { return try JSONDecoder().decode(RunRecord.self, from: Data(bytes)) } catch {
      throw ConfigurationError(
        "'\(path)' is not what a run wrote",
        expected: "a run.json of this version of thresh, as a run left it"
      )
    }
  }
}

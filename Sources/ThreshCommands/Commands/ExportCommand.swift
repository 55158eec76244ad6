internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh export NAME`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a table of a pipeline's last run, without running it again.",
    discussion: """
      Writes to standard output, or to a file with --output. JSON is one document with all tables; CSV and JSON \
      Lines hold one table.

      EXAMPLE
        thresh export acupuncture-back-pain > evidence.csv
        thresh export acupuncture-back-pain --table claims --format jsonl
        thresh export acupuncture-back-pain --format json -o review.json
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case csv, json, jsonl }

  @Argument(help: "The pipeline's name.", completion: .pipelines)
  var name: String

  @Option(help: "How to write it.")
  var format: Format = .csv

  @Option(
    help: ArgumentHelp("Which table: \(tableNames). (default: evidence; for json always all)"),
    completion: .list(TableName.allCases.map(\.rawValue)),
    transform: { (name) throws in
      guard let table = TableName(rawValue: name) else {
        throw ValidationError("there is no table '\(name)'; the tables are \(tableNames)")
      }
      return table
    })
  var table: TableName?

  @Option(
    name: [.short, .long], help: ArgumentHelp("File to write; - is standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    if format == .json, table != nil {
      throw ValidationError("json holds all tables; choose one with --format csv or jsonl")
    }
  }

  func run() throws {
    let session = Session.current
    let tables = try tables(workspace.open(session, pipeline: name), session)
    if output != "-" {
      let target = URL(fileURLWithPath: session.path(output))
      let folder = OutputFolder(path: target.deletingLastPathComponent().path)
      for file in try sink(target.lastPathComponent, session).write(tables, into: folder) {
        session.console.error.line("written: \(session.shown(folder.path + "/" + file.name))")
      }
      return
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thresh-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in try sink("table", session).write(tables, into: OutputFolder(path: folder.path)) {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(file.name))
      if !session.console.out.write(Array(bytes)) { throw ExitStatus.failed }
    }
  }

  private func tables(_ workspace: Workspace, _ session: Session) throws -> ReviewTables {
    if let saved = try workspace.load(pipeline: name) { return ReviewTables(saved.corpus) }
    // A file may be called otherwise than the pipeline in it.
    if let file = try? PipelineLocator(session).find(name).path,
      let run = try workspace.runs().first(where: { $0.run.pipelineFile == file }),
      let saved = try workspace.load(pipeline: run.pipeline), saved.pipelineFile == file
    {
      return ReviewTables(saved.corpus)
    }
    let known = try workspace.pipelines()
    throw ConfigurationError(
      "the workspace holds no run of '\(name)'",
      expected: known.isEmpty ? "thresh run \(name) first" : "one of " + known.joined(separator: ", "),
      nearest: NearestName.of(name, among: known))
  }

  /// The sink that writes the chosen format into a file called `name`.
  private func sink(_ name: String, _ session: Session) throws(ConfigurationError) -> any SinkStage {
    var options = [JSONValue.Member("path", .string(name))]
    if format != .json { options.append(.init("table", .string((table ?? .evidence).rawValue))) }
    let context = StageContext(
      resolve: { session.path($0) },
      read: { (path) throws(ConfigurationError) in
        throw ConfigurationError("'\(path)' is not part of this command")
      })
    guard case .sink(let sink) = try session.stage("export/\(format.rawValue)").make(options, context) else {
      throw ConfigurationError("the stage 'export/\(format.rawValue)' does not write tables")
    }
    return sink
  }
}

private let tableNames = TableName.allCases.map(\.rawValue).joined(separator: ", ")

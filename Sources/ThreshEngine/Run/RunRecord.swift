internal import Foundation
internal import ThreshKit

/// `run.json`: what a run did and when. The only export that holds times and paths.
struct RunRecord: Codable {
  static let fileName = "run.json"

  /// What `thresh diff` calls the run.
  var id: String
  var run: RunInfo
  /// ISO 8601, UTC.
  var started: String
  var finished: String
  var seconds: Double
  var jobs: Int
  var pipelineFile: String?
  var parameters: [String: JSONValue]
  /// What the user gave beside the pipeline's name.
  var invocation: Invocation
  /// Every option of every stage and export, by the id of the step.
  var options: [String: [String: JSONValue]]
  var outputFolder: String
  var workspace: String?
  var counts: [String: Int]
  /// Problems by reason code.
  var problems: [String: Int]
  var files: [WrittenFile]
  /// What each step did, and what it knew from runs before.
  var stages: [StepTally]
  /// The pages, in the order of the tables.
  var inputs: [RunInput]

  init(
    _ account: RunAccount, _ plan: Plan, inputs: [RunInput], counts: [String: Int], jobs: Int,
    workspace: String?, started: Date,
    finished: Date
  ) {
    id = account.id
    run = account.run
    self.started = Self.text(started)
    self.finished = Self.text(finished)
    seconds = finished.timeIntervalSince(started)
    self.jobs = jobs
    pipelineFile = plan.file
    parameters = Dictionary(
      plan.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    invocation = account.invocation
    options = Dictionary(
      (plan.steps + plan.exports).map { step in
        (step.id, Dictionary(step.options.map { ($0.name, $0.value) }) { first, _ in first })
      }, uniquingKeysWith: { first, _ in first })
    outputFolder = plan.outputFolder
    self.inputs = inputs
    self.workspace = workspace
    self.counts = counts
    problems = Dictionary(account.problems.map { ($0.code, 1) }, uniquingKeysWith: +)
    files = account.files
    stages = account.tallies
  }

  private enum CodingKeys: String, CodingKey {
    case id, run, started, finished, seconds, jobs
    case pipelineFile = "pipeline_file"
    case parameters, invocation, options
    case outputFolder = "output_folder"
    case workspace, counts, problems, files, stages, inputs
  }

  /// Counts of `corpus` by name.
  static func counts(of corpus: Corpus) -> [String: Int] {
    [
      "files_found": corpus.filesFound, "pages": corpus.pages.count, "documents": corpus.documents.count,
      "set_aside": corpus.setAside.count, "evidence": corpus.evidence.count,
      "problems": corpus.problems.count,
    ]
  }

  /// Writes the record beside the exports.
  func write(into folder: OutputFolder) throws(SinkError) -> WrittenFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let data: Data
    do { data = try encoder.encode(self) } catch {
      throw SinkError(path: folder.path + "/" + Self.fileName, "cannot be encoded: \(error)")
    }
    return try folder.write([UInt8](data) + [10], to: Self.fileName)
  }

  /// `date` as ISO 8601 with milliseconds, UTC.
  static func text(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}

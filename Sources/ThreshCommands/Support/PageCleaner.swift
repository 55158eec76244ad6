internal import ThreshEngine
internal import ThreshKit

/// Reads and cleans files outside a pipeline: what `thresh clean` and the evaluation of the cleanup stage share.
struct PageCleaner: Sendable {
  /// What became of one file.
  struct Outcome: Sendable {
    /// Path of the file, relative to the folder that was named.
    var name: String
    /// Nil when the file could not be read; without text when nothing in it is worth keeping.
    var document: Document?
    var problems: [Problem] = []
  }

  private struct Task: Sendable {
    var item: SourceItem
    var source: any SourceStage
  }

  private let tasks: [Task]
  private let clean: @Sendable (RecordBatch) -> [MapResult]
  /// Problems met while listing.
  let listing: [Problem]
  var count: Int { tasks.count }

  /// Lists the files under `paths`, each a file or a folder.
  ///
  /// - Parameter settings: `option=value` for the cleanup stage.
  init(paths: [String], settings: [String] = [], session: Session = .current) throws(ConfigurationError) {
    let context = StageContext(
      resolve: { session.path($0) },
      read: { (path) throws(ConfigurationError) in
        throw ConfigurationError("'\(path)' is not part of this command")
      })
    let ingest = try session.stage("ingest/saved-pages")
    let cleanup = try StandaloneStage(
      session.stage("cleanup/page"), settings: settings, folder: session.workingDirectory.path)
    guard case .map(let clean) = cleanup.stage else {
      throw ConfigurationError("the stage 'cleanup/page' does not clean pages")
    }
    self.clean = clean
    var tasks: [Task] = []
    var report = Report()
    for path in paths {
      guard case .source(let source) = try ingest.make([.init("path", .string(path))], context) else {
        throw ConfigurationError("the stage 'ingest/saved-pages' does not read pages")
      }
      for item in try source.list(&report) { tasks.append(Task(item: item, source: source)) }
    }
    self.tasks = tasks
    listing = report.problems.map { problem in
      var problem = problem
      problem.stage = ingest.spec.name
      return problem
    }
  }

  /// Cleans all files on `jobs` workers.
  ///
  /// - Parameters:
  ///   - transform: what is wanted of an outcome; called on the workers.
  ///   - deliver: takes the results in the order of the listing.
  func run<Output: Sendable>(
    jobs: Int, transform: @escaping @Sendable (Outcome) -> Output, deliver: (Output) throws -> Void
  ) async throws {
    let chunk = 8
    let starts = Array(stride(from: 0, to: tasks.count, by: chunk))
    try await withThrowingTaskGroup(of: (Int, [Output]).self) { group in
      var waiting: [Int: [Output]] = [:]
      var next = 0
      var delivered = 0
      func add() {
        guard next < starts.count else { return }
        let index = next
        let range = starts[index]..<min(starts[index] + chunk, tasks.count)
        group.addTask {
          let results = try range.map { number in
            try _Concurrency.Task.checkCancellation()
            return transform(outcome(of: tasks[number]))
          }
          return (index, results)
        }
        next += 1
      }
      for _ in 0..<max(1, jobs) { add() }
      var running = next
      while let (index, results) = try await group.next() {
        running -= 1
        waiting[index] = results
        while let ready = waiting.removeValue(forKey: delivered) {
          for result in ready { try deliver(result) }
          delivered += 1
        }
        // A slow file must not let the finished ones behind it pile up without bound.
        while running < jobs, next < starts.count, next - delivered < 4 * max(1, jobs) {
          add()
          running += 1
        }
      }
    }
  }

  private func outcome(of task: Task) -> Outcome {
    var outcome = Outcome(name: task.item.name)
    func note(_ code: String, _ message: String, _ stage: String, _ place: String? = nil) {
      outcome.problems.append(
        Problem(source: task.item.name, stage: stage, code: code, message: message, place: place))
    }
    var report = Report()
    let pages: [Page]
    do throws(RecordError) { pages = try task.source.load(task.item, &report) } catch {
      note(error.code, error.message, "ingest/saved-pages", error.place)
      return outcome
    }
    for problem in report.problems {
      note(problem.code, problem.message, "ingest/saved-pages", problem.place)
    }
    for (page, result) in zip(pages, clean(.pages(pages))) {
      for problem in result.report.problems {
        note(problem.code, problem.message, "cleanup/page", problem.place)
      }
      if let error = result.error { note(error.code, error.message, "cleanup/page", error.place) }
      if let reason = result.report.setAside, !outcome.problems.contains(where: { $0.code == reason.code }) {
        note(reason.code, reason.message, "cleanup/page")
      }
      if case .documents(let documents) = result.output, outcome.document == nil {
        outcome.document = documents.first
      }
      if outcome.document == nil, let metadata = result.report.setAside?.metadata {
        outcome.document = Document(
          id: page.id, source: page.fileName, mediaType: page.mediaType, url: page.url,
          savedAt: page.savedAt, text: "", metadata: metadata)
      }
    }
    return outcome
  }
}

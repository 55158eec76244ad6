public import ThreshKit

/// What is kept of a run beside its records.
struct RunHead: Decodable, Sendable {
  var id: String
  var started: String
  var run: RunInfo
  var pipelineFile: String?
  var steps: [SavedStep]
  var links: [String: [Link]]
  var problems: [Problem]
  var setAside: [String: Report.SetAside]
  /// Nil in runs of earlier versions, and where nothing was lost.
  var losses: [String: String]?
  var counts: [String: [String: Int]]
  var filesFound: Int
  var filesUnread: Int

  init(_ saved: SavedRun) {
    id = saved.id
    started = saved.started
    run = saved.corpus.run
    pipelineFile = saved.pipelineFile
    steps = saved.steps
    links = Dictionary(uniqueKeysWithValues: saved.corpus.links.map { ($0.key.rawValue, $0.value) })
    problems = saved.corpus.problems
    setAside = saved.corpus.setAside
    losses = saved.corpus.losses.isEmpty ? nil : saved.corpus.losses
    counts = saved.corpus.counts
    filesFound = saved.corpus.filesFound
    filesUnread = saved.corpus.filesUnread
  }
}

extension RunHead: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("started", started)
    writer.member("run", run)
    writer.member("pipelineFile", pipelineFile)
    writer.member("steps", steps)
    writer.member("links", links)
    writer.member("problems", problems)
    writer.member("setAside", setAside)
    writer.member("losses", losses)
    writer.member("counts", counts)
    writer.member("filesFound", filesFound)
    writer.member("filesUnread", filesUnread)
    writer.endObject()
  }
}

extension SavedStep: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("uses", uses)
    writer.member("input", input?.rawValue)
    writer.member("output", output?.rawValue)
    writer.member("identity", identity)
    writer.endObject()
  }
}

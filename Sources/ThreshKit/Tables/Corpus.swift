/// Everything a run made, before it is turned into tables.
public struct Corpus: Sendable {
  /// Pages of this run in input order, without their content.
  public var pages: [Page]
  public var documents: [Document]
  public var evidence: [Evidence]
  /// Links that group stages made, by what they say of the records.
  public var links: [Relation: [Link]]
  public var problems: [Problem]
  /// Pages left out of the table, by page id.
  public var setAside: [String: Report.SetAside]
  /// Why a stage lost something of a page, by page id: the code of its first record that failed and went no further.
  public var losses: [String: String]
  /// Named counts (`sentences`, `charted`), by page id.
  public var counts: [String: [String: Int]]
  /// Files that the source stage listed, readable or not.
  public var filesFound: Int
  /// Those of them that gave no page.
  public var filesUnread: Int
  public var run: RunInfo

  public init(run: RunInfo) {
    pages = []
    documents = []
    evidence = []
    links = [:]
    problems = []
    setAside = [:]
    losses = [:]
    counts = [:]
    filesFound = 0
    filesUnread = 0
    self.run = run
  }
}

extension Corpus {
  /// Path of each page by its id: the name under which it was found first.
  public var paths: [String: String] {
    Dictionary(pages.compactMap { page in page.origins.first.map { (page.id, $0.path) } }) { first, _ in first
    }
  }
}

/// What made an export: versions and digests only, so that the same input gives the same bytes.
public struct RunInfo: Codable, Sendable, Hashable {
  /// Name of the pipeline.
  public var pipeline: String
  public var title: String?
  /// SHA-256 of the effective pipeline.
  public var pipelineDigest: String
  /// `cleanup/page@1`, … in order.
  public var stages: [String]
  /// SHA-256 over the ids of all pages, in order.
  public var inputDigest: String
  /// Version of thresh.
  public var thresh: String

  public init(
    pipeline: String, title: String? = nil, pipelineDigest: String, stages: [String],
    inputDigest: String = "",
    thresh: String
  ) {
    self.pipeline = pipeline
    self.title = title
    self.pipelineDigest = pipelineDigest
    self.stages = stages
    self.inputDigest = inputDigest
    self.thresh = thresh
  }

  private enum CodingKeys: String, CodingKey {
    case pipeline, title
    case pipelineDigest = "pipeline_digest"
    case stages
    case inputDigest = "input_digest"
    case thresh
  }
}

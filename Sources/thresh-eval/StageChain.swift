internal import ThreshKit

/// The stages that the claims benchmark needs, without a pipeline around them.
struct StageChain {
  private let clean: @Sendable (RecordBatch) -> [MapResult]
  private let extract: @Sendable (RecordBatch) -> [MapResult]
  private let claims: GroupRunner

  init(stages: [StageEntry]) throws(ConfigurationError) {
    let context = StageContext(
      resolve: { $0 },
      read: { (path) throws(ConfigurationError) in throw ConfigurationError("'\(path)' is not read here") })
    func make(_ name: String) throws(ConfigurationError) -> RunnableStage {
      guard let entry = stages.first(where: { $0.spec.name == name }) else {
        throw ConfigurationError("not built yet: there is no stage '\(name)'")
      }
      return try entry.make([], context)
    }
    guard case .map(let clean) = try make("cleanup/page"),
      case .map(let extract) = try make("extract/evidence"),
      case .group(let claims) = try make("dedupe/claims")
    else { throw ConfigurationError("a stage of the claims benchmark has another role than expected") }
    self.clean = clean
    self.extract = extract
    self.claims = claims
  }

  /// The statements in `text`, read as a plain-text page.
  func evidence(_ text: String, name: String) -> [Evidence] {
    let bytes = Array(text.utf8)
    let page = Page(
      id: ContentID.sha256(bytes), origins: [.init(path: name + ".txt")], mediaType: .plainText,
      content: bytes)
    let documents = clean(.pages([page]))
    return documents.flatMap { extract($0.output) }.flatMap { (result) -> [Evidence] in
      if case .evidence(let rows) = result.output { rows } else { [] }
    }
  }

  /// The links that `dedupe/claims` sees among `statements`, one a pair, in order.
  func claimLinks(_ statements: [Evidence]) throws(RecordError) -> [Link] {
    let batch = RecordBatch.evidence(statements)
    var blocks: [String: [Int]] = [:]
    for (index, keys) in claims.keys(batch).enumerated() {
      for key in Set(try keys.get()) { blocks[key, default: []].append(index) }
    }
    var best: [String: Link] = [:]
    var report = Report()
    for (key, indices) in blocks.sorted(by: { $0.key < $1.key }) {
      for link in claims.links(batch, Array(indices.prefix(claims.blockLimit)), key, &report) {
        let pair = link.a + "\u{0}" + link.b
        if link.score > best[pair]?.score ?? -1 { best[pair] = link }
      }
    }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }
}

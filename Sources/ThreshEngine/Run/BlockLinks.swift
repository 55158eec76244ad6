internal import Foundation
internal import ThreshKit
internal import ThreshStore

/// The links inside blocks of a group stage, by digests of the blocks, so that only blocks that changed are compared.
struct BlockLinks: Sendable {
  private(set) var digests: [String] = []
  private var counts: [Int] = []
  private var links: [ThreshKit.Link] = []

  /// What the last run of the pipeline found; empty when there was none.
  ///
  /// - Parameter stage: digest of the group stage.
  static func kept(_ memory: RunMemory, stage: String) throws(StoreError) -> [String: [ThreshKit.Link]] {
    guard !memory.isFresh, let data = try memory.workspace?.links(pipeline: memory.pipeline, stage: stage),
      let kept = try? JSONDecoder().decode(BlockLinks.self, from: Data(data)),
      kept.counts.count == kept.digests.count, kept.counts.reduce(0, +) == kept.links.count
    else { return [:] }
    var found: [String: [ThreshKit.Link]] = [:]
    var start = 0
    for (digest, count) in zip(kept.digests, kept.counts) {
      found[digest] = Array(kept.links[start..<start + count])
      start += count
    }
    return found
  }

  /// Keeps these for the next run.
  func keep(_ memory: RunMemory, stage: String) throws(StoreError) {
    guard let workspace = memory.workspace else { return }
    var writer = JSONWriter()
    write(to: &writer)
    // What JSON cannot write is compared again.
    if writer.hasLostNumber { return }
    try workspace.keepLinks(writer.bytes, pipeline: memory.pipeline, stage: stage)
  }

  mutating func add(_ digest: String, _ links: [ThreshKit.Link]) {
    digests.append(digest)
    counts.append(links.count)
    self.links += links
  }

  /// SHA-256 over everything that the links of a block follow from.
  ///
  /// - Parameter members: digests of the records, file names and all, in their order.
  static func digest(key: String, members: some Sequence<String>) -> String {
    var bytes = Array(key.utf8)
    for member in members {
      bytes.append(0)
      bytes += member.utf8
    }
    return String(ContentID.sha256(bytes).prefix(32))
  }
}

extension BlockLinks: Decodable, JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("digests", digests)
    writer.member("counts", counts)
    writer.member("links", links)
    writer.endObject()
  }
}

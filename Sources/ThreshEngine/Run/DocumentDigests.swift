internal import Synchronization
internal import ThreshKit

/// What the documents of a run count by, so that none is encoded again as long as no stage has changed it.
///
/// A stage hands on the very memory it was given, so comparing a document with itself takes no time.
final class DocumentDigests: Sendable {
  private let known = Mutex<[String: (document: Document, digest: String)]>([:])

  /// Remembers the digest of the records of a page, when they are one document.
  func keep(_ digest: String, of records: [RecordBatch]) {
    guard records.count == 1, case .documents(let list) = records[0], list.count == 1 else { return }
    known.withLock { $0[list[0].id] = (list[0], digest) }
  }

  /// The digest of `records`, when they are one document that was kept as it is.
  func find(_ records: RecordBatch) -> String? {
    guard case .documents(let list) = records, list.count == 1 else { return nil }
    let entry = known.withLock { $0[list[0].id] }
    return entry?.document == list[0] ? entry?.digest : nil
  }
}

internal import Foundation
internal import ThreshKit

/// A record as it lies in a workspace: JSON, and the SHA-256 that proves it whole.
///
/// SQLite's own integrity check does not see a changed byte inside a value.
struct Blob: Sendable {
  var data: Data
  var sha256: String

  init(_ value: some JSONWritable) throws(StoreError) {
    var writer = JSONWriter()
    value.write(to: &writer)
    if writer.hasLostNumber { throw Self.lostNumber }
    data = Data(writer.bytes)
    sha256 = ContentID.sha256(writer.bytes)
  }

  /// Of a list of records, as ``RecordJSON`` writes it.
  init(_ batch: RecordBatch) throws(StoreError) {
    let (bytes, isWhole) = RecordJSON.encode(batch)
    guard isWhole else { throw Self.lostNumber }
    data = Data(bytes)
    sha256 = ContentID.sha256(bytes)
  }

  init(data: Data, sha256: String) {
    self.data = data
    self.sha256 = sha256
  }

  private static var lostNumber: StoreError {
    StoreError(.unwritable, "a record cannot be encoded: it holds a number that is infinite or none at all")
  }

  /// The value, once the bytes are proven to be those that were written.
  ///
  /// - Parameter name: what the error calls it, such as `document 12 of pipeline x`.
  func decode<Value: Decodable>(_ type: Value.Type = Value.self, name: String) throws(StoreError) -> Value {
    guard ContentID.sha256(data) == sha256 else {
      throw StoreError(
        .damaged,
        "the workspace is damaged: \(name) is not what was written; `thresh run --fresh` makes it again")
    }
    do { return try JSONDecoder().decode(type, from: data) } catch {
      throw StoreError(
        .damaged,
        "\(name) was written by another version of thresh and cannot be read; run the pipeline again")
    }
  }
}

internal import ThreshKit
internal import ThreshStore

/// What a record counts by when its results are kept: its content, not the name of its file.
enum RecordDigest {
  /// SHA-256 over `records`; nil when they hold a number that JSON cannot write.
  ///
  /// A page counts by its id, which is the digest of its file, and by `origin`: what makes the content out of the file.
  static func of(_ records: RecordBatch, origin: String) -> String? {
    if case .pages(let pages) = records {
      var writer = JSONWriter()
      writer.string(origin)
      for page in pages {
        writer.beginObject()
        writer.member("id", page.id)
        writer.member("media_type", page.mediaType)
        writer.member("charset", page.charset)
        writer.member("url", page.url)
        writer.member("saved_at", page.savedAt)
        writer.endObject()
      }
      return ContentID.sha256(writer.bytes)
    }
    let (bytes, isWhole) = RecordJSON.encode(records)
    return isWhole ? ContentID.sha256(bytes) : nil
  }
}

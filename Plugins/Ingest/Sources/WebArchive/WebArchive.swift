internal import ThreshKit

/// A page saved by Safari as one `.webarchive` file: its main resource and what is said of it.
struct WebArchive {
  /// The page as it was served.
  let content: [UInt8]
  let charset: String?
  let mediaType: MediaType
  /// The page's address.
  let url: StatedValue?

  /// Whether `bytes` begin as a binary property list does.
  static func looksLikeArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "bplist".utf8) }

  /// Reads the archive.
  ///
  /// Errors: `webarchive-damaged` when the list cannot be read, `webarchive-no-page` when the list is no archive or its
  /// main resource is not a page.
  init(_ bytes: [UInt8]) throws(RecordError) {
    guard let list = BinaryPropertyList(bytes) else {
      throw RecordError("webarchive-damaged", "the property list is damaged or cut off")
    }
    guard let main = list.value("WebMainResource", in: list.top) else {
      throw RecordError("webarchive-no-page", "the property list is not a Safari web archive")
    }
    func text(_ key: String) -> String? { list.value(key, in: main).flatMap { list.string($0) } }
    let type = text("WebResourceMIMEType")?.lowercased() ?? "text/html"
    guard let mediaType = MediaType(rawValue: type) else {
      throw RecordError("webarchive-no-page", "the archive holds '\(type)', not a page")
    }
    guard let content = list.value("WebResourceData", in: main).flatMap({ list.data($0) }) else {
      throw RecordError("webarchive-damaged", "the page's content is missing")
    }
    self.content = content
    self.mediaType = mediaType
    charset = text("WebResourceTextEncodingName")
    url = text("WebResourceURL").map { StatedValue($0, from: "webarchive-url") }
  }
}

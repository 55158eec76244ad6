/// A saved page exactly as it was found.
public struct Page: Record {
  public static var kind: RecordKind { .page }

  /// SHA-256 of the file's bytes (after gunzip), 64 hexadecimal digits.
  public var id: String
  /// Every name under which these bytes were found, in the order of the listing.
  public var origins: [Origin]
  public var mediaType: MediaType
  /// Character set declared outside the bytes, for example by an MHTML part's header.
  public var charset: String?
  /// The page's address, with the mark it was read from (`singlefile-comment`, `snapshot-content-location`, …).
  public var url: StatedValue?
  /// When it was saved, as ISO 8601 if the mark could be read as a date, else as written; with the mark it was read from.
  public var savedAt: StatedValue?
  /// The bytes a cleanup stage parses: the file's, or for MHTML those of its main part. Only present while the
  /// page is being processed; not part of the encoded record.
  public var content: [UInt8]?

  public var pageID: String { id }

  /// A file the page was found in.
  public struct Origin: Codable, Sendable, Hashable {
    /// Path relative to the folder that was ingested, with `/` between parts.
    public var path: String
    /// Name inside an archive, when the file is one.
    public var member: String?

    public init(path: String, member: String? = nil) {
      self.path = path
      self.member = member
    }
  }

  public init(
    id: String, origins: [Origin], mediaType: MediaType, charset: String? = nil, url: StatedValue? = nil,
    savedAt: StatedValue? = nil, content: [UInt8]? = nil
  ) {
    self.id = id
    self.origins = origins
    self.mediaType = mediaType
    self.charset = charset
    self.url = url
    self.savedAt = savedAt
    self.content = content
  }

  private enum CodingKeys: String, CodingKey {
    case id, origins
    case mediaType = "media_type"
    case charset, url
    case savedAt = "saved_at"
  }
}

extension Page {
  /// The file name shown in the `source` column: the last part of the first origin's path, endings kept.
  public var fileName: String {
    origins.first.map { String($0.path.split(separator: "/").last ?? "") } ?? id
  }
}

/// What a page's content is.
public enum MediaType: String, Codable, Sendable, CaseIterable {
  case html = "text/html"
  case xhtml = "application/xhtml+xml"
  case jats = "application/jats+xml"
  case plainText = "text/plain"
  case markdown = "text/markdown"
}

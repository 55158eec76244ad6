internal import Foundation
public import ThreshKit

/// `ingest/saved-pages`: finds saved pages and reads them exactly as they are.
public struct SavedPages: SourceStage {
  /// What to read.
  public struct Options: StageOptions {
    /// A file, a folder or a pattern, relative to the pipeline file.
    public var path = ""

    public init() {}

    public static var options: [Option<Self>] {
      [
        .inputPath(
          "path", \.path,
          help:
            "A saved page, a folder of them (read with all folders inside), or a pattern such as pages/**/*.html."
        )
      ]
    }
  }

  public static var spec: StageSpec {
    StageSpec(
      name: "ingest/saved-pages", version: 1,
      summary: "Reads saved pages from a file, a folder or a pattern",
      discussion: """
        Reads HTML and XHTML (also as SingleFile, Save Page WE and HTTrack write them), MHTML, Safari's web archives,
        JATS XML, plain text and Markdown, each also compressed as `.gz`. The content decides what a file is, its name only where the
        content leaves it open. Images, styles, scripts and hidden files are passed over, and so is the `NAME_files`
        folder that a browser writes beside `NAME.html`; documents that cannot be read, such as PDF, are problems.
        Pages come in the order of the bytes of their paths.
        """,
      example: "{ id: pages, uses: ingest/saved-pages@1, with: { path: saved-pages } }")
  }

  private let path: String

  /// Throws when the path is missing or names nothing.
  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    guard !options.path.isEmpty else {
      throw ConfigurationError("no pages are named", key: "path", expected: "the path of a file or folder")
    }
    path = context.resolve(options.path)
    guard FileManager.default.fileExists(atPath: path) || Glob.isPattern(path) else {
      throw ConfigurationError(
        "there is no file or folder '\(options.path)'", key: "path", expected: "a path that exists")
    }
  }

  /// The files to read, ordered by the bytes of their paths.
  public func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
    let listing: FileListing
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        return [SourceItem(path: path, name: path.split(separator: "/").last.map(String.init) ?? path)]
      }
      listing = FileListing(folder: path)
    } else {
      let (folder, pattern) = Self.splitPattern(path)
      listing = FileListing(folder: folder, matching: Glob(pattern))
      guard !listing.items.isEmpty || !listing.problems.isEmpty else {
        throw ConfigurationError(
          "no file matches '\(path)'", key: "path", expected: "a pattern that matches a file")
      }
    }
    for problem in listing.problems { report.problem(problem.code, problem.message, source: problem.source) }
    if listing.items.isEmpty, listing.problems.isEmpty {
      report.problem("no-pages", "the folder holds no saved pages", source: ".")
    }
    return listing.items
  }

  /// The page in one file.
  ///
  /// Errors: `unreadable`, `too-large`, `gzip-too-large`, `gzip-damaged`, `empty-file`, `binary-content`, `unsupported-format`,
  /// `mhtml-no-parts`, `mhtml-no-html`, `webarchive-damaged`, `webarchive-no-page`. An MHTML file without its end is read and reported as `mhtml-truncated`.
  public func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    let bytes = try PageFile.read(item.path)
    guard !bytes.isEmpty else { throw RecordError("empty-file", "the file is empty") }
    let format = try PageFormat(sniffing: bytes, name: item.name)
    var page = Page(id: ContentID.sha256(bytes), origins: [Page.Origin(path: item.name)], mediaType: .html)
    switch format {
    case .media(let type):
      page.mediaType = type
      page.content = bytes
    case .utf16(let type, let charset):
      page.mediaType = type
      page.charset = charset
      page.content = bytes
    case .mhtml:
      let archive = try MHTMLArchive(bytes)
      if archive.isTruncated {
        report.problem("mhtml-truncated", "the file ends before its closing boundary; what is there was read")
      }
      page.mediaType = archive.isXHTML ? .xhtml : .html
      page.charset = archive.charset
      page.url = archive.url
      page.savedAt = archive.date.map { StatedValue(SavedDate.iso8601($0) ?? $0, from: "mhtml-date") }
      page.content = archive.content
    case .webArchive:
      let archive = try WebArchive(bytes)
      page.mediaType = archive.mediaType
      page.charset = archive.charset
      page.url = archive.url
      page.content = archive.content
    }
    if page.mediaType == .html || page.mediaType == .xhtml, let content = page.content {
      let marks = SaveMarks(content)
      page.url = page.url ?? marks.url
      page.savedAt = page.savedAt ?? marks.savedAt
    }
    return [page]
  }

  /// The folder before the first part with a pattern character, and the rest.
  private static func splitPattern(_ path: String) -> (folder: String, pattern: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let first = parts.firstIndex { Glob.isPattern($0) } ?? parts.count
    let folder = parts[..<first].joined(separator: "/")
    return (
      folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, parts[first...].joined(separator: "/")
    )
  }
}

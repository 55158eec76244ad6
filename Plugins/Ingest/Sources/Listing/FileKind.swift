/// What a file's name says about whether it is a saved page.
enum FileKind: Hashable {
  /// A page, or a file whose content must decide.
  case page
  /// Part of a page or of the computer's housekeeping: passed over without a word.
  case asset
  /// A document that a reviewer may have meant to include but that cannot be read: worth a problem.
  case unsupported

  /// The kind of the file called `name` (its last path part).
  init(name: String) {
    if name.hasPrefix(".") || name.hasPrefix("~$") || Self.assetNames.contains(name.lowercased()) {
      self = .asset
      return
    }
    let ending = FileName.ending(of: name)
    if Self.assetEndings.contains(ending) {
      self = .asset
    } else if Self.documentEndings.contains(ending) {
      self = .unsupported
    } else {
      self = .page
    }
  }

  private static let assetNames: Set<String> = ["thumbs.db", "desktop.ini", "hts-log.txt"]

  private static let assetEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico", "cur", "svg", "svgz", "tif", "tiff", "apng",
    "heic",
    "css", "scss", "less", "js", "mjs", "cjs", "ts", "map", "json", "webmanifest", "wasm", "swf",
    "woff", "woff2", "ttf", "otf", "eot",
    "mp3", "mp4", "m4a", "m4v", "mov", "avi", "mkv", "webm", "ogg", "oga", "ogv", "wav", "flac", "aac", "vtt",
    "part", "crdownload", "tmp", "lnk", "url", "webloc", "log", "bak",
  ]

  private static let documentEndings: Set<String> = [
    "pdf", "doc", "docx", "odt", "rtf", "pages", "ppt", "pptx", "odp", "xls", "xlsx", "ods", "epub", "mobi",
    "azw3",
    "djvu", "ps", "tex", "msg", "arc", "warc", "wacz", "maff", "chm", "zip", "rar", "7z", "tar", "tgz",
    "bz2",
    "xz", "zst", "csv", "tsv", "ris", "bib", "nbib", "enw", "jsonl", "yaml", "yml",
  ]
}

/// Reading a file's name.
enum FileName {
  /// The ending in lower case, without the dot and leaving out a `.gz`; empty if there is none.
  static func ending(of name: String) -> String {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
    if let last = parts.last, last.lowercased() == "gz" { parts = parts.dropLast() }
    return parts.last.map { $0.lowercased() } ?? ""
  }

  /// `name` without its ending, and without `.gz`.
  static func stem(of name: String) -> String {
    var name = Substring(name)
    if name.lowercased().hasSuffix(".gz") { name = name.dropLast(3) }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  static let markupEndings: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "php", "asp", "aspx", "jsp",
  ]
}

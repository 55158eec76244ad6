internal import ThreshKit

/// A page saved as one MHTML file: its main HTML part and what the header says of it.
///
/// Written by Chromium browsers (every part with its address, quoted-printable or binary) and by Internet
/// Explorer and Office (a preamble, sometimes nested multiparts, sometimes no multipart at all).
struct MHTMLArchive {
  /// The HTML of the page, before transfer encoding.
  var content: [UInt8]
  /// Character set named by the part's header.
  var charset: String?
  var isXHTML: Bool
  /// The page's address, with the field that gave it.
  var url: StatedValue?
  /// The `Date` field as written.
  var date: String?
  /// Whether the closing boundary is missing.
  var isTruncated: Bool

  /// Whether `head` begins with a mail-like header that announces MIME content.
  static func looksLikeArchive(_ head: [UInt8]) -> Bool {
    var at = 0
    while at < head.count, ByteSearch.isSpace(head[at]) { at += 1 }
    var name = at
    while name < head.count, isNameByte(head[name]) { name += 1 }
    guard name > at, name < head.count, head[name] == UInt8(ascii: ":") else { return false }
    let headers = MIMEHeaders(head, at..<head.count)
    // The last two are all that is left of a file cut off inside its header.
    return headers["mime-version"] != nil || headers.contentType.hasPrefix("multipart/")
      || headers["snapshot-content-location"] != nil || headers["from"]?.hasPrefix("<Saved by") == true
  }

  /// Reads the archive.
  ///
  /// Errors: `mhtml-no-html` when no part is a page, `mhtml-no-parts` when the announced parts are missing.
  init(_ bytes: [UInt8]) throws(RecordError) {
    var start = 0
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while start < bytes.count, ByteSearch.isSpace(bytes[start]) { start += 1 }
    let whole = start..<bytes.count
    let top = MIMEHeaders(bytes, whole)
    let parts = MIMEParts(bytes, top, top.bodyStart..<bytes.count)
    guard !parts.leaves.isEmpty else {
      throw RecordError("mhtml-no-parts", "the parts that the header announces are missing")
    }
    let snapshot = top.address("snapshot-content-location")
    let location = top.address("content-location")
    guard let main = parts.mainPart(start: top.parameter("start"), address: snapshot ?? location) else {
      throw RecordError("mhtml-no-html", "no part of the file holds HTML")
    }
    content = TransferEncoding.decode(bytes, main.body, main.headers["content-transfer-encoding"])
    charset = main.headers.parameter("charset")
    isXHTML = main.headers.contentType == "application/xhtml+xml"
    isTruncated = parts.isTruncated
    date = top["date"]
    if let snapshot {
      url = StatedValue(snapshot, from: "snapshot-content-location")
    } else if let address = location ?? main.headers.address("content-location"), address.contains("://") {
      url = StatedValue(address, from: "content-location")
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)
      || byte == UInt8(ascii: "-")
  }
}

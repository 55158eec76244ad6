internal import Foundation

extension Page: JSONReadable {
  public static var expectation: String { "a page" }

  /// The content travels as `content` (base64, exact) or as `text` (written as UTF-8). Without an `id` the page has
  /// that of its content.
  public static func read(_ json: JSONValue) throws(RecordError) -> Page? {
    guard var fields = JSONFields(json, "a page") else { return nil }
    let given = try fields.optional("id", String.self)
    let origins: [Origin] = try fields.optional("origins") ?? []
    let mediaType: MediaType? = try fields.optional("media_type")
    let charset = try fields.optional("charset", String.self)
    let url: StatedValue? = try fields.optional("url")
    let savedAt: StatedValue? = try fields.optional("saved_at")
    var content: [UInt8]?
    if let encoded = try fields.optional("content", String.self) {
      guard let data = Data(base64Encoded: encoded) else {
        throw RecordError("bad-record", "'content' of a page is not base64", place: "content")
      }
      content = [UInt8](data)
    }
    let text = try fields.optional("text", String.self)
    try fields.end()
    content = content ?? text.map { Array($0.utf8) }
    guard let id = given ?? content.map(ContentID.sha256) else {
      throw RecordError("bad-record", "a page without 'id' and without 'content'", place: "id")
    }
    return Page(
      id: id, origins: origins, mediaType: mediaType ?? .html, charset: text == nil ? charset : "utf-8",
      url: url,
      savedAt: savedAt, content: content)
  }

  /// Writes the page with its content, for a program that has no other way to it.
  func writeWithContent(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("origins", origins)
    writer.member("media_type", mediaType)
    writer.member("charset", charset)
    writer.member("url", url)
    writer.member("saved_at", savedAt)
    writer.member("content", content.map { Data($0).base64EncodedString() })
    writer.endObject()
  }
}

extension MediaType: JSONReadable {}

extension Page.Origin: JSONReadable {
  public static var expectation: String { "an origin with path" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Page.Origin? {
    guard var fields = JSONFields(json, "an origin") else { return nil }
    let origin = Page.Origin(path: try fields.required("path"), member: try fields.optional("member"))
    try fields.end()
    return origin
  }
}

extension StatedValue: JSONReadable {
  public static var expectation: String { "a stated value with value and origin" }
  public static func read(_ json: JSONValue) throws(RecordError) -> StatedValue? {
    guard var fields = JSONFields(json, "a stated value") else { return nil }
    let value = StatedValue(
      try fields.required("value"), from: try fields.required("origin"),
      confidence: try fields.optional("confidence"))
    try fields.end()
    return value
  }
}

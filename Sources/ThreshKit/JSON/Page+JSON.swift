extension Page: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("origins", origins)
    writer.member("media_type", mediaType)
    writer.member("charset", charset)
    writer.member("url", url)
    writer.member("saved_at", savedAt)
    writer.endObject()
  }
}

extension MediaType: JSONWritable {}

extension Page.Origin: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("path", path)
    writer.member("member", member)
    writer.endObject()
  }
}

extension StatedValue: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("value", value)
    writer.member("origin", origin)
    writer.member("confidence", confidence)
    writer.endObject()
  }
}

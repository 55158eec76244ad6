extension Link: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("a", a)
    writer.member("b", b)
    writer.member("reason", reason)
    writer.member("score", score)
    writer.endObject()
  }
}

extension Problem: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("source", source)
    writer.member("source_id", sourceID)
    writer.member("stage", stage)
    writer.member("reason_code", code)
    writer.member("message", message)
    writer.member("where", place)
    writer.endObject()
  }
}

extension Report.SetAside: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("code", code)
    writer.member("message", message)
    writer.member("metadata", metadata)
    writer.endObject()
  }
}

extension Report.SetAside: JSONReadable {
  public static var expectation: String { "a reason with code and message" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Report.SetAside? {
    guard var fields = JSONFields(json, "a reason") else { return nil }
    return Report.SetAside(
      code: try fields.required("code"), message: try fields.optional("message") ?? "",
      metadata: try fields.optional("metadata"))
  }
}

extension RunInfo: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("pipeline", pipeline)
    writer.member("title", title)
    writer.member("pipeline_digest", pipelineDigest)
    writer.member("stages", stages)
    writer.member("input_digest", inputDigest)
    writer.member("thresh", thresh)
    writer.endObject()
  }
}

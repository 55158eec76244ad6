extension Envelope {
  /// Writes the first message with its line feed.
  public static func write(_ open: Open, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", "open")
    writer.member("protocol", [open.versions.lowerBound, open.versions.upperBound])
    writer.member("stage", open.stage)
    writer.member("reads", open.reads.rawValue)
    writer.member("writes", open.writes.rawValue)
    writer.member("options", JSONValue.object(open.options))
    writer.endObject()
    writer.append("\n")
  }

  /// Writes the record at `index` of `batch` as an item with its line feed.
  public static func writeItem(seq: Int, _ batch: RecordBatch, _ index: Int, to writer: inout JSONWriter) {
    writer.append(#"{"type":"item","seq":"#)
    writer.int(seq)
    writer.append(#","record":"#)
    batch.write(index, to: &writer)
    writer.append("}\n")
  }

  public static func writeClose(to writer: inout JSONWriter) { writer.append("{\"type\":\"close\"}\n") }

  /// Writes the answer to the first message.
  public static func writeReady(protocolVersion: Int, to writer: inout JSONWriter) {
    writer.append(#"{"type":"ready","protocol":"#)
    writer.int(protocolVersion)
    writer.append("}\n")
  }

  /// Writes what a stage made of an item.
  public static func write(_ result: MapResult, seq: Int, to writer: inout JSONWriter) {
    if let error = result.error { return write(error, seq: seq, to: &writer) }
    writer.append(#"{"type":"result","seq":"#)
    writer.int(seq)
    writer.append(#","records":["#)
    for index in 0..<result.output.count {
      if index > 0 { writer.append(",") }
      result.output.write(index, to: &writer)
    }
    writer.append("]")
    let report = result.report
    if !report.problems.isEmpty { writer.member("problems", report.problems.map(Note.init)) }
    writer.member("set_aside", report.setAside)
    if !report.counts.isEmpty { writer.member("counts", report.counts) }
    writer.append("}\n")
  }

  /// Writes that the item `seq` could not be used or, without a number, that nothing can be done at all.
  public static func write(_ error: RecordError, seq: Int?, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("type", "error")
    writer.member("seq", seq)
    Note(error).writeMembers(to: &writer)
    writer.endObject()
    writer.append("\n")
  }

  /// A problem as a program states it: step and source are the engine's to fill in.
  struct Note: JSONWritable, JSONReadable {
    static var expectation: String { "a problem with code and message" }
    var code: String
    var message: String
    var place: String?

    init(code: String, message: String, place: String?) {
      self.code = code
      self.message = message
      self.place = place
    }

    init(_ error: RecordError) { self.init(code: error.code, message: error.message, place: error.place) }

    init(_ problem: Problem) { self.init(code: problem.code, message: problem.message, place: problem.place) }

    func writeMembers(to writer: inout JSONWriter) {
      writer.member("code", code)
      writer.member("message", message)
      writer.member("where", place)
    }

    func write(to writer: inout JSONWriter) {
      writer.beginObject()
      writeMembers(to: &writer)
      writer.endObject()
    }

    static func read(_ json: JSONValue) throws(RecordError) -> Note? {
      guard var fields = JSONFields(json, "a problem") else { return nil }
      return Note(
        code: try fields.required("code"), message: try fields.optional("message") ?? "",
        place: try fields.optional("where"))
    }
  }
}

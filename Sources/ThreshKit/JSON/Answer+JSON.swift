extension Answer: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("question", question)
    writer.member("intervention", intervention)
    writer.member("comparator", comparator)
    writer.member("outcome", outcome)
    writer.member("direction", direction)
    writer.member("confidence", confidence)
    writer.member("state", state)
    writer.member("passages", passages)
    writer.endObject()
  }
}

extension Answer.Direction: JSONWritable {}

extension Answer.Passage: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("quote", quote)
    writer.member("start", start)
    writer.member("end", end)
    writer.member("section", section)
    writer.member("score", score)
    writer.endObject()
  }
}

extension Answer: JSONReadable {
  public static var expectation: String { "an answer with question, intervention and outcome" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Answer? {
    guard var fields = JSONFields(json, "an answer") else { return nil }
    let answer = Answer(
      question: try fields.required("question"), intervention: try fields.required("intervention"),
      comparator: try fields.optional("comparator"), outcome: try fields.required("outcome"),
      direction: try fields.optional("direction"), confidence: try fields.optional("confidence"),
      state: try fields.optional("state") ?? .notReported, passages: try fields.optional("passages") ?? [])
    try fields.end()
    return answer
  }
}

extension Answer.Direction: JSONReadable {}

extension Answer.Passage: JSONReadable {
  public static var expectation: String { "a passage with quote, start and end" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Answer.Passage? {
    guard var fields = JSONFields(json, "a passage") else { return nil }
    let passage = Answer.Passage(
      quote: try fields.required("quote"), start: try fields.required("start"),
      end: try fields.required("end"), section: try fields.optional("section") ?? [],
      score: try fields.optional("score") ?? 0)
    try fields.end()
    return passage
  }
}

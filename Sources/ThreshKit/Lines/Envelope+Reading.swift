extension Envelope.Request {
  /// Reads a message of the engine's.
  public static func read(_ line: some Collection<UInt8>) throws(RecordError) -> Envelope.Request {
    var fields = try Envelope.fields(of: line)
    let type: String = try fields.required("type")
    switch type {
    case "open":
      let versions: [Int] = try fields.required("protocol")
      guard versions.count == 2, versions[0] <= versions[1] else {
        throw RecordError("bad-message", "'protocol' is not a lowest and a highest version")
      }
      return .open(
        .init(
          versions: versions[0]...versions[1], stage: try fields.required("stage"),
          reads: try fields.required("reads"), writes: try fields.required("writes"),
          options: try fields.optional("options", JSONMembers.self)?.members ?? []))
    case "item": return .item(seq: try fields.required("seq"), record: try fields.raw("record"))
    case "close": return .close
    default: throw RecordError("bad-message", "unknown message '\(type)'")
    }
  }
}

extension Envelope.Reply {
  /// Reads a message of the program's. Members that are not known are passed over, so that a program may say more.
  public static func read(_ line: some Collection<UInt8>) throws(RecordError) -> Envelope.Reply {
    var fields = try Envelope.fields(of: line)
    let type: String = try fields.required("type")
    switch type {
    case "ready": return .ready(protocolVersion: try fields.required("protocol"))
    case "result":
      let seq: Int = try fields.required("seq")
      guard case .array(let records) = try fields.raw("records") else {
        throw RecordError("bad-message", "'records' is not a list")
      }
      return .result(seq: seq, records: records, report: try report(&fields))
    case "error":
      let seq: Int? = try fields.optional("seq")
      return .error(
        seq: seq,
        RecordError(
          try fields.optional("code") ?? "program-error",
          try fields.optional("message") ?? "no message was given",
          place: try fields.optional("where")))
    default: throw RecordError("bad-message", "unknown message '\(type)'")
    }
  }

  private static func report(_ fields: inout JSONFields) throws(RecordError) -> Report {
    var report = Report()
    for note in try fields.optional("problems", [Envelope.Note].self) ?? [] {
      report.problem(note.code, note.message, place: note.place)
    }
    if let reason = try fields.optional("set_aside", Report.SetAside.self) {
      report.setAside(reason.code, reason.message, metadata: reason.metadata)
    }
    for (name, n) in try fields.optional("counts", [String: Int].self) ?? [:] { report.count(name, n) }
    return report
  }
}

extension Envelope {
  fileprivate static func fields(of line: some Collection<UInt8>) throws(RecordError) -> JSONFields {
    let json: JSONValue
    do throws(JSONReader.Failure) { json = try JSONReader.read(line) } catch {
      throw RecordError("bad-message", "a line that is not JSON: \(error)")
    }
    guard let fields = JSONFields(json, "a message") else {
      throw RecordError("bad-message", "a line that is no JSON object but \(json.kindName)")
    }
    return fields
  }
}

extension RecordKind: JSONReadable {}

/// The members of an object, in their order.
private struct JSONMembers: JSONReadable {
  static var expectation: String { "an object" }
  var members: [JSONValue.Member]
  static func read(_ json: JSONValue) -> JSONMembers? {
    if case .object(let members) = json { JSONMembers(members: members) } else { nil }
  }
}

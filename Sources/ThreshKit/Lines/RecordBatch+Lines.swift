extension RecordBatch {
  /// Writes the record at `index` as JSON; pages with their content, as base64.
  public func write(_ index: Int, to writer: inout JSONWriter) {
    switch self {
    case .pages(let list): list[index].writeWithContent(to: &writer)
    case .documents(let list): list[index].write(to: &writer)
    case .evidence(let list): list[index].write(to: &writer)
    }
  }

  /// The one record of `kind` that `json` is.
  public static func reading(_ json: JSONValue, as kind: RecordKind) throws(RecordError) -> RecordBatch {
    func whole<R: Record & JSONReadable>(_ type: R.Type) throws(RecordError) -> [R] {
      if let record = try R.read(json) { return [record] }
      throw RecordError("bad-record", "found \(json.kindName), expected \(R.expectation)")
    }
    return switch kind {
    case .page: .pages(try whole(Page.self))
    case .document: .documents(try whole(Document.self))
    case .evidence: .evidence(try whole(Evidence.self))
    }
  }

  /// Ids of the records, in order.
  public var recordIDs: [String] {
    switch self {
    case .pages(let list): list.map(\.id)
    case .documents(let list): list.map(\.id)
    case .evidence(let list): list.map(\.id)
    }
  }
}

extension JSONValue {
  /// What it is, for messages.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .int, .double: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

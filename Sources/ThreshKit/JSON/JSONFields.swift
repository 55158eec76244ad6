/// The members of a JSON object, taken one by one; what is left at the end was not expected.
struct JSONFields {
  private let members: [JSONValue.Member]
  private var isTaken: [Bool]
  private var next = 0
  /// Names that were asked for, for messages.
  private var known: [String] = []
  /// What the object is, for messages: "evidence".
  private let what: String

  /// Nil when `json` is not an object.
  init?(_ json: JSONValue, _ what: String) {
    guard case .object(let members) = json else { return nil }
    self.members = members
    isTaken = Array(repeating: false, count: members.count)
    self.what = what
  }

  /// The member called `name`; nil when there is none or it is null.
  mutating func optional<Value: JSONReadable>(_ name: String, _ type: Value.Type = Value.self)
    throws(RecordError) -> Value?
  {
    known.append(name)
    guard let json = take(name) else { return nil }
    if case .null = json { return nil }
    if let value = try Value.read(json) { return value }
    throw RecordError("bad-record", "'\(name)' of \(what) is not \(Value.expectation)", place: name)
  }

  /// The member called `name`, which must be there.
  mutating func required<Value: JSONReadable>(_ name: String) throws(RecordError) -> Value {
    if let value = try optional(name, Value.self) { return value }
    throw RecordError("bad-record", "\(what) without '\(name)', \(Value.expectation)", place: name)
  }

  /// The member called `name` as it stands.
  mutating func raw(_ name: String) throws(RecordError) -> JSONValue {
    if let value = take(name) { return value }
    throw RecordError("bad-record", "\(what) without '\(name)'", place: name)
  }

  /// What nobody asked for.
  var rest: [JSONValue.Member] {
    members.indices.filter { !isTaken[$0] }.map { members[$0] }
  }

  /// Refuses members that nobody asked for, so that no column of a user's is lost in silence.
  func end() throws(RecordError) {
    guard let index = isTaken.firstIndex(of: false) else { return }
    let name = members[index].name
    let nearest = NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
    throw RecordError("bad-record", "\(what) has no field '\(name)'\(nearest)", place: name)
  }

  /// Programs mostly keep the order that records are written in, so looking begins behind the member found last.
  private mutating func take(_ name: String) -> JSONValue? {
    for step in members.indices {
      let index = next + step < members.count ? next + step : next + step - members.count
      guard members[index].name == name else { continue }
      isTaken[index] = true
      next = index + 1 == members.count ? 0 : index + 1
      return members[index].value
    }
    return nil
  }
}

/// Whether a stage changes only the fields that it declares.
struct FieldContract {
  private let entry: StageEntry

  init(_ entry: StageEntry) {
    self.entry = entry
  }

  /// Fields that tell what a record is and where it is from; no stage changes them.
  private static func identity(of kind: RecordKind) -> Set<String> {
    switch kind {
    case .page: ["id", "origins", "content"]
    case .document: ["id", "source"]
    case .evidence: ["id", "source", "source_id", "quote", "start", "end"]
    }
  }

  /// Names of the fields of a record, as JSON has them.
  static func fields(of kind: RecordKind) -> Set<String> {
    // What no sample record has: deduplication and questions give it.
    var names: Set<String> =
      switch kind {
      case .page: []
      case .document: ["answers"]
      case .evidence: ["study_id", "duplicate_group"]
      }
    let full = SampleRecords.ordinary(kind)
    for index in 0..<full.count { names.formUnion(members(of: full, index).keys) }
    return names
  }

  func result(_ trial: Trial, _ input: RecordBatch) -> ContractResult {
    guard let kind = entry.role.output, kind == input.kind else {
      return ContractResult(.fields, skipped: "what it writes is not what it reads")
    }
    var failures: [ContractFailure] = []
    for (index, output) in trial.output.enumerated() {
      let ids = output.recordIDs
      guard let place = ids.firstIndex(of: input.recordIDs[index]) else { continue }
      for path in Self.changed(Self.members(of: input, index), Self.members(of: output, place)) {
        if let failure = failure(for: path, kind, input.name(index)) { failures.append(failure) }
      }
    }
    if !trial.output.contains(where: { $0.count > 0 }) {
      return ContractResult(.fields, skipped: "nothing came out for any of the sample records")
    }
    if failures.isEmpty, entry.spec.changes == nil {
      return ContractResult(
        .fields,
        skipped: "it does not declare which fields it changes; what a record is and its quote were kept")
    }
    return ContractResult(.fields, failures)
  }

  private func failure(for path: String, _ kind: RecordKind, _ record: String) -> ContractFailure? {
    let field = String(path.prefix { $0 != "." })
    if Self.identity(of: kind).contains(field) {
      return ContractFailure(
        .fields, "\(record): '\(field)' was changed, which says what the record is and where it is from",
        mend: "leave it as it was; a new record needs an id of its own")
    }
    guard let changes = entry.spec.changes, !changes.contains(where: { Self.covers($0, path) }) else {
      return nil
    }
    return ContractFailure(
      .fields,
      "\(record): '\(path)' was changed, and "
        + (changes.isEmpty ? "no field is declared" : "only \(changes.joined(separator: ", ")) is declared"),
      mend: "add \"\(path)\" to `changes` of the stage's description, or hand the field on as it was")
  }

  /// Whether the declaration `change` allows `path`; who may set a field may set its state.
  private static func covers(_ change: String, _ path: String) -> Bool {
    path == change || path.hasPrefix(change + ".") || path == "states." + change.replacing(".", with: "_")
  }

  private static func members(of batch: RecordBatch, _ index: Int) -> [String: JSONValue] {
    var writer = JSONWriter()
    batch.write(index, to: &writer)
    guard case .object(let members) = try? JSONReader.read(writer.bytes) else { return [:] }
    return Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// Fields that differ, members of objects by a dotted path, sorted.
  private static func changed(_ old: [String: JSONValue], _ new: [String: JSONValue]) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.flatMap { name -> [String] in
      let before = object(old[name])
      let after = object(new[name])
      guard let before, let after, name != "id" else { return [name] }
      return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.map { "\(name).\($0)" }
    }.sorted()
  }

  /// Members of an object; of nothing, none.
  private static func object(_ value: JSONValue?) -> [String: JSONValue]? {
    switch value {
    case nil: [:]
    case .object(let members): Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    default: nil
    }
  }
}

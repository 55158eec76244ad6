/// A stage as the engine sees it: its description, and a way to make one from option values.
public struct StageEntry: Sendable {
  public let spec: StageSpec
  public let role: StageRole
  public let options: [OptionSpec]
  /// See ``Stage/codeIdentity``; a program has one of its own, see ``ProgramRunner/codeIdentity``.
  public let codeIdentity: String
  /// For a stage that reads and writes whatever kinds of record it is told to: the same stage for these kinds.
  public let adapted: (@Sendable (_ reads: RecordKind, _ writes: RecordKind) -> StageEntry)?
  /// For a stage that works by lists of words: what they do in records.
  public private(set) var audit:
    (@Sendable ([JSONValue.Member], StageContext, RecordBatch) throws(ConfigurationError) -> WordListAudit)?
  /// Checks the option values and makes the stage.
  public let make: @Sendable ([JSONValue.Member], StageContext) throws(ConfigurationError) -> RunnableStage

  /// A stage that finds and reads pages.
  public init<S: SourceStage>(source: S.Type) {
    self.init(S.self, .source) { .source($0) }
  }

  /// A stage that turns one record into others.
  public init<S: MapStage>(map: S.Type) {
    self.init(mapping: S.self)
  }

  /// A stage that turns one record into others by lists of words.
  public init<S: WordListStage>(map: S.Type) {
    self.init(mapping: S.self)
    audit = { (values, context, batch) throws(ConfigurationError) in
      guard let records = batch.records(of: S.Input.self) else { return WordListAudit() }
      return try S(S.Options.read(values), context).audit(records)
    }
  }

  private init<S: MapStage>(mapping: S.Type) {
    self.init(S.self, .map(S.Input.kind, S.Output.kind)) { stage in
      .map { batch in
        guard let records = batch.records(of: S.Input.self) else {
          preconditionFailure(
            "\(S.spec.reference) was given \(batch.kind) records; the plan must prevent this")
        }
        return records.map { record in
          var report = Report()
          do throws(RecordError) {
            let output = try stage.process(record, &report)
            return MapResult(output: RecordBatch(output), report: report, error: nil)
          } catch {
            return MapResult(output: RecordBatch([S.Output]()), report: report, error: error)
          }
        }
      }
    }
  }

  /// A stage that relates records of the whole corpus.
  public init<S: GroupStage>(group: S.Type) {
    self.init(S.self, .group(S.Input.kind, S.Output.kind)) { .group(GroupRunner($0)) }
  }

  /// A stage that writes files.
  public init<S: SinkStage>(sink: S.Type) {
    self.init(S.self, .sink) { .sink($0) }
  }

  /// A map stage that is not a Swift type, such as a program of the user's.
  public init(
    spec: StageSpec, reads: RecordKind, writes: RecordKind, options: [OptionSpec],
    adapted: (@Sendable (_ reads: RecordKind, _ writes: RecordKind) -> StageEntry)? = nil,
    make: @escaping @Sendable ([JSONValue.Member], StageContext) throws(ConfigurationError) -> RunnableStage
  ) {
    self.spec = spec
    role = .map(reads, writes)
    self.options = options
    codeIdentity = spec.reference
    self.adapted = adapted
    self.make = make
  }

  /// A stage that is only described: its source has been written, and it is not yet part of the program.
  package init(describing spec: StageSpec, role: StageRole, options: [OptionSpec]) {
    self.spec = spec
    self.role = role
    self.options = options
    codeIdentity = spec.reference
    adapted = nil
    make = { (_, _) throws(ConfigurationError) in
      throw ConfigurationError("\(spec.reference) is not built yet", expected: "a new build of thresh")
    }
  }

  private init<S: Stage>(
    _ type: S.Type, _ role: StageRole, _ wrap: @escaping @Sendable (S) -> RunnableStage
  ) {
    spec = S.spec
    self.role = role
    options = S.Options.options.map(\.spec)
    codeIdentity = S.codeIdentity
    adapted = nil
    make = { (values, context) throws(ConfigurationError) in
      wrap(try S(S.Options.read(values), context))
    }
  }
}

/// What a stage takes and gives.
public enum StageRole: Sendable, Hashable {
  case source
  case map(RecordKind, RecordKind)
  case group(RecordKind, RecordKind)
  case sink

  public var input: RecordKind? {
    switch self {
    case .source, .sink: nil
    case .map(let input, _), .group(let input, _): input
    }
  }

  public var output: RecordKind? {
    switch self {
    case .source: .page
    case .sink: nil
    case .map(_, let output), .group(_, let output): output
    }
  }
}

/// A stage that is ready to run.
public enum RunnableStage: Sendable {
  case source(any SourceStage)
  /// One result for each record of the batch, in its order.
  case map(@Sendable (RecordBatch) -> [MapResult])
  /// The same, done by a program.
  case program(any ProgramRunner)
  case group(GroupRunner)
  case sink(any SinkStage)

  /// What turns records into results, for a map stage of either sort.
  public var mapping: (@Sendable (RecordBatch) -> [MapResult])? {
    switch self {
    case .map(let run): run
    case .program(let program): { program.run($0) }
    case .source, .group, .sink: nil
    }
  }

  /// The program behind the stage, if there is one.
  public var program: (any ProgramRunner)? {
    if case .program(let program) = self { program } else { nil }
  }
}

/// What a map stage made of one record.
public struct MapResult: Sendable {
  public var output: RecordBatch
  public var report: Report
  public var error: RecordError?
  /// False when another try may go better: a program died, say, or did not answer in time.
  public var isLasting = true
  /// True when the program behind the stage ended with an error before it had answered anything.
  public var isOfDeadProgram = false

  public init(output: RecordBatch, report: Report = Report(), error: RecordError? = nil) {
    self.output = output
    self.report = report
    self.error = error
  }
}

/// Records of one kind. Types are erased once a batch, not once a record.
public enum RecordBatch: Sendable {
  case pages([Page])
  case documents([Document])
  case evidence([Evidence])

  public init<R: Record>(_ records: [R]) {
    // Through `Any`: a cast from array to array would look at every element, and takes an empty one for any kind.
    let list: Any = records
    switch R.kind {
    case .page: self = .pages(list as? [Page] ?? [])
    case .document: self = .documents(list as? [Document] ?? [])
    case .evidence: self = .evidence(list as? [Evidence] ?? [])
    }
  }

  public init(emptyOf kind: RecordKind) {
    switch kind {
    case .page: self = .pages([])
    case .document: self = .documents([])
    case .evidence: self = .evidence([])
    }
  }

  public var kind: RecordKind {
    switch self {
    case .pages: .page
    case .documents: .document
    case .evidence: .evidence
    }
  }

  public var count: Int {
    switch self {
    case .pages(let list): list.count
    case .documents(let list): list.count
    case .evidence(let list): list.count
    }
  }

  /// Page ids of the records, in order.
  public var pageIDs: [String] {
    switch self {
    case .pages(let list): list.map(\.id)
    case .documents(let list): list.map(\.id)
    case .evidence(let list): list.map(\.sourceID)
    }
  }

  /// The records, or nil when they are of another kind.
  public func records<R: Record>(of type: R.Type) -> [R]? {
    guard kind == R.kind else { return nil }
    let list: Any =
      switch self {
      case .pages(let list): list
      case .documents(let list): list
      case .evidence(let list): list
      }
    return list as? [R]
  }

  /// Adds the records of `other`, which must be of the same kind.
  public mutating func append(_ other: RecordBatch) {
    switch (self, other) {
    case (.pages(var list), .pages(let more)):
      self = .pages([])  // gives up its hold on the list, so that it grows in place
      list += more
      self = .pages(list)
    case (.documents(var list), .documents(let more)):
      self = .documents([])
      list += more
      self = .documents(list)
    case (.evidence(var list), .evidence(let more)):
      self = .evidence([])
      list += more
      self = .evidence(list)
    default: preconditionFailure("a batch holds records of one kind")
    }
  }
}

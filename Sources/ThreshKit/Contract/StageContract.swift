/// What every stage promises, and the checks that hold a stage to it.
///
/// ```swift
/// for result in try StageContract(StageEntry(map: SampleSize.self)).results() {
///   print(result.check.promise, result.failures)
/// }
/// ```
///
/// In a test, `StageContract.verify(SampleSize.self)` of ThreshTesting is shorter; on the command line it is
/// `thresh check extract/sample-size`. The records it uses are made up, ordinary and hostile ones; records of your own are
/// tried beside them.
public struct StageContract: Sendable {
  let entry: StageEntry
  /// Values of the options that have no default to work with.
  let options: [JSONValue.Member]
  let samples: RecordBatch?
  let context: StageContext

  /// - Parameters:
  ///   - options: values for options that a user must give.
  ///   - samples: records of the kind that the stage reads, beside those of the contract.
  ///   - context: how paths in `options` are read; by default as the process sees them.
  public init(
    _ entry: StageEntry, options: [JSONValue.Member] = [], samples: RecordBatch? = nil,
    context: StageContext = .files
  ) {
    self.entry = entry
    self.options = options
    self.samples = samples
    self.context = context
  }

  /// Tries every promise.
  ///
  /// - Parameter step: told what is about to be tried, so that a stage that ends the whole process can be told what
  ///   it did so on.
  public func results(step: (String) -> Void = { _ in }) throws(SinkError) -> [ContractResult] {
    if let samples, samples.kind != entry.role.input {
      throw SinkError(
        path: "records", "\(entry.spec.reference) reads \(entry.role.input.map(\.rawValue) ?? "no records")")
    }
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let given = try options + inputs(in: scratch)
    let ready = OptionContract(entry: entry, given: given, context: context)
    step("the options")
    let (documented, stage) = ready.documented()
    let refused = ready.refused()
    let rest: [ContractResult]
    if let stage {
      switch entry.role {
      case .map, .group:
        rest = try RecordContract(entry: entry, given: given, context: context, samples: samples)
          .results(stage, step)
      case .source:
        rest = try SourceContract(entry: entry, given: given, context: context, scratch: scratch)
          .results(stage, step)
      case .sink: rest = try SinkContract(stage: stage, scratch: scratch).results(step)
      }
    } else {
      rest = ContractCheck.allCases.filter { $0 != .documented && $0 != .refuses }.map {
        ContractResult($0, skipped: "the stage could not be made")
      }
    }
    let found = [documented, refused] + rest
    return ContractCheck.allCases.map { check in
      // Good options do not help a stage that cannot be started.
      found.first { $0.check == check && !$0.isKept } ?? found.first { $0.check == check }
        ?? ContractResult(check, skipped: "it does not apply to such a stage")
    }
  }

  /// A folder of pages for the input path that a source stage must be given.
  private func inputs(in scratch: ScratchFolder) throws(SinkError) -> [JSONValue.Member] {
    guard case .source = entry.role else { return [] }
    let open = entry.options.first { option in
      option.type == .inputPath && option.defaultValue == .string("")
        && !options.contains { $0.name == option.name }
    }
    guard let open else { return [] }
    try SamplePages.write(into: scratch, "pages")
    return [.init(open.name, .string(scratch.path("pages")))]
  }
}

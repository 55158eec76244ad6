/// The promises of stages that turn records into records, one at a time or in groups.
struct RecordContract {
  let entry: StageEntry
  let given: [JSONValue.Member]
  let context: StageContext
  let samples: RecordBatch?

  /// - Parameter stage: made with the options; a second one is made to be compared with it.
  func results(_ stage: RunnableStage, _ step: (String) -> Void) throws(SinkError) -> [ContractResult] {
    guard let kind = entry.role.input else { return [] }
    do throws(ConfigurationError) {
      try stage.program?.start()
      defer { stage.program?.finish() }
      var ordinary = SampleRecords.ordinary(kind)
      if let samples { ordinary.append(samples) }
      step("ordinary records")
      let first = Trial(stage, ordinary)
      step("ordinary records a second time")
      let again = try entry.make(given, context)
      try again.program?.start()
      defer { again.program?.finish() }
      let second = Trial(again, ordinary)
      step("ordinary records in another order")
      let shuffled = Trial(again, ordinary.picking(Self.shuffled(ordinary.count)))
      let survived = survives(stage, kind, step)
      step("bad records among ordinary ones")
      let isolated = isolation(stage, ordinary, first)
      return [
        repeatable(first, second, ordinary), order(first, shuffled, ordinary), quotes(first, ordinary),
        FieldContract(entry).result(first, ordinary), survived, isolated,
      ]
    } catch {
      let failure = ContractFailure(
        .documented, "the stage cannot be started: \(error)",
        mend: "run the program's command by hand in its folder, and see what it says")
      return [ContractResult(.documented, [failure])]
        + ContractCheck.allCases.filter { $0 != .documented && $0 != .refuses }.map {
          ContractResult($0, skipped: "the stage could not be started")
        }
    }
  }

  private func repeatable(_ first: Trial, _ second: Trial, _ input: RecordBatch) -> ContractResult {
    let mend =
      "leave out whatever differs between two runs: the order of a Set or Dictionary, the clock, random numbers, "
      + "what was kept of earlier records"
    var failures = zip(first.lines, second.lines).enumerated().compactMap { index, pair in
      Self.difference(pair.0, pair.1).map {
        ContractFailure(
          .repeatable, "\(input.name(index)) came out otherwise the second time: \($0)", mend: mend)
      }
    }
    if first.others != second.others {
      let difference = Self.difference(first.others, second.others) ?? ""
      failures.append(ContractFailure(.repeatable, "links or problems differ: \(difference)", mend: mend))
    }
    return ContractResult(.repeatable, failures)
  }

  private func order(_ first: Trial, _ shuffled: Trial, _ input: RecordBatch) -> ContractResult {
    let isGroup = if case .group = entry.role { true } else { false }
    let mend =
      isGroup
      ? "sort the records by id before you compare or name them; the id of a group comes from its smallest id"
      : "a record must be read without what came before it: keep nothing between two calls of process"
    let places = Self.shuffled(input.count)
    var failures = places.enumerated().compactMap { position, index in
      Self.difference(first.lines[index].sorted(), shuffled.lines[position].sorted()).map {
        ContractFailure(
          .order, "\(input.name(index)) came out otherwise when records came in another order: \($0)",
          mend: mend)
      }
    }
    if let difference = Self.difference(first.others.sorted(), shuffled.others.sorted()) {
      failures.append(
        ContractFailure(
          .order, "links or problems change with the order of records: \(difference)", mend: mend))
    }
    return ContractResult(.order, failures)
  }

  private func quotes(_ trial: Trial, _ input: RecordBatch) -> ContractResult {
    let failures = trial.output.enumerated().flatMap { index, output in
      PlaceFaults.found(in: output, of: input.picking([index])).map { fault in
        ContractFailure(.quotes, "\(input.name(index)): \(fault.message)", mend: fault.mend)
      }
    }
    guard trial.output.contains(where: { $0.count > 0 }) else {
      return ContractResult(
        .quotes, failures,
        skipped:
          "nothing came out for any of the sample records; try it with records of your own (--records FILE)")
    }
    return ContractResult(.quotes, failures)
  }

  private func survives(_ stage: RunnableStage, _ kind: RecordKind, _ step: (String) -> Void)
    -> ContractResult
  {
    var failures: [ContractFailure] = []
    for (name, record) in SampleRecords.hostile(kind) {
      step(name)
      let trial = Trial(stage, record)
      for fault in trial.output.flatMap({ PlaceFaults.found(in: $0, of: record) }) {
        failures.append(ContractFailure(.survives, "\(name): \(fault.message)", mend: fault.mend))
      }
      if let error = trial.errors[0], trial.unanswered.contains(0) {
        failures.append(
          ContractFailure(
            .survives, "the program was lost on \(name): \(error.message)",
            mend: "answer every record in time, with an error what you cannot use, and go on"))
      } else if let error = trial.errors[0], error.code.isEmpty || error.message.isEmpty {
        failures.append(
          ContractFailure(
            .survives, "the error about \(name) does not say what is wrong",
            mend: "give every RecordError a code that can be counted and a message for the user"))
      }
    }
    return ContractResult(.survives, failures)
  }

  private func isolation(_ stage: RunnableStage, _ good: RecordBatch, _ alone: Trial) -> ContractResult {
    let bad = SampleRecords.bad(good.kind)
    var mixed = RecordBatch(emptyOf: good.kind)
    var places: [Int] = []
    for index in 0..<max(good.count, bad.count) {
      if index < bad.count { mixed.append(bad.picking([index])) }
      if index < good.count {
        places.append(mixed.count)
        mixed.append(good.picking([index]))
      }
    }
    let trial = Trial(stage, mixed)
    let failures = places.enumerated().compactMap { index, place in
      Self.difference(alone.lines[index], trial.lines[place]).map {
        ContractFailure(
          .isolation, "\(good.name(index)) came out otherwise when a bad record stood before it: \($0)",
          mend: "throw a RecordError for the bad record alone, and keep nothing of it for the next")
      }
    }
    return ContractResult(.isolation, failures)
  }

  /// Positions in another order, the same one every time.
  private static func shuffled(_ count: Int) -> [Int] {
    let odd = stride(from: 1, to: count, by: 2)
    return odd.reversed() + stride(from: 0, to: count, by: 2)
  }

  /// The first line that differs, shortened; nil when all are the same.
  private static func difference(_ a: [String], _ b: [String]) -> String? {
    if a == b { return nil }
    let index = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
    let old = index < a.count ? a[index] : "(nothing)"
    let new = index < b.count ? b[index] : "(nothing)"
    let common = zip(old, new).prefix { $0 == $1 }.count
    func part(_ text: String) -> String {
      let start = text.index(text.startIndex, offsetBy: max(0, min(common - 30, text.count)))
      let shown = text[start...].prefix(90)
      return (start > text.startIndex ? "…" : "") + shown + (shown.endIndex < text.endIndex ? "…" : "")
    }
    return "\(part(old)) became \(part(new))"
  }
}

extension RecordBatch {
  /// What messages call the record at `index`.
  func name(_ index: Int) -> String {
    switch self {
    case .pages(let list): "the page \(list[index].fileName)"
    case .documents(let list): "the document \(list[index].source)"
    case .evidence(let list): "the row “\(list[index].quote.prefix(40))”"
    }
  }
}

internal import ThreshKit

/// Checks that each stage can read what the one before it emits.
struct ChainCheck {
  /// Nil where the stage is not known; nothing is said of its neighbours then.
  var steps: [DeclaredStep?]
  var exports: [DeclaredStep]

  func run(_ mistakes: inout Mistakes) {
    var before: DeclaredStep?
    var hasUnknown = false
    var hasGrouped = false
    for step in steps {
      guard let step else {
        before = nil
        hasUnknown = true
        continue
      }
      let mark = step.uses.mark
      let key = step.declaration.place
      switch step.entry.role {
      case .sink:
        mistakes.add(
          "\(name(step)) writes files and is not a stage of the chain", at: mark, key: key,
          expected: "it under 'export'")
        hasUnknown = true
        continue
      case .source where before != nil:
        mistakes.add(
          "\(name(step)) is a second source of pages", at: mark, key: key,
          expected: "one source, as the first stage")
      case .map(let input, _), .group(let input, _):
        if before != nil || !hasUnknown {
          let isRight = check(step, reads: input, after: before, hasGrouped: hasGrouped, &mistakes)
          // What a stage in the wrong place emits says nothing about the next one.
          guard isRight else {
            before = nil
            hasUnknown = true
            continue
          }
        }
      case .source: break
      }
      if case .group = step.entry.role { hasGrouped = true }
      before = step
    }
    for export in exports where export.entry.role != .sink {
      mistakes.add(
        "\(name(export)) does not write files", at: export.uses.mark,
        key: export.declaration.place,
        expected: "a stage that exports, such as export/csv@1")
    }
  }

  /// False after saying that the step cannot read what comes before it.
  private func check(
    _ step: DeclaredStep, reads input: RecordKind, after before: DeclaredStep?, hasGrouped: Bool,
    _ mistakes: inout Mistakes
  ) -> Bool {
    let mark = step.uses.mark
    let key = step.declaration.place
    guard let before else {
      mistakes.add(
        "\(name(step)) reads \(input.plural), but no stage before it emits any", at: mark, key: key,
        expected: "a stage that finds pages, such as ingest/saved-pages@1, as the first")
      return false
    }
    let emitted = before.entry.role.output
    if let emitted, emitted != input {
      mistakes.add(
        "\(name(step)) reads \(input.plural), but \(name(before)) before it emits \(emitted.plural)",
        at: mark, key: key,
        expected: "a stage that reads \(emitted.plural)")
      return false
    }
    if input == .page, hasGrouped {
      mistakes.add(
        "\(name(step)) reads pages after a stage that relates pages", at: mark, key: key,
        expected: "it before that stage: the content of pages is not kept")
      return false
    }
    return true
  }

  private func name(_ step: DeclaredStep) -> String {
    "'\(step.declaration.id.text)' (\(step.entry.spec.reference))"
  }
}

extension RecordKind {
  /// For messages: "pages", "documents", "evidence".
  var plural: String {
    switch self {
    case .page: "pages"
    case .document: "documents"
    case .evidence: "evidence"
    }
  }
}

internal import ThreshKit

/// Checks that tests name stages, columns and comparisons that there are.
struct StageTestCheck {
  /// Nil where the stage is not known.
  let steps: [DeclaredStep?]
  /// Ids of all steps, in order.
  let ids: [String]

  func run(_ tests: [StageTest], _ mistakes: inout Mistakes) {
    guard !tests.isEmpty else { return }
    let tables = TestTables.empty
    // Where an id was refused, a test may name it rightly.
    let isDoubtful = mistakes.all.contains {
      $0.key == "stages" || $0.key?.hasPrefix("stages[") == true && $0.key?.hasSuffix("].id") == true
    }
    for test in tests {
      checkRange(test, isDoubtful: isDoubtful, &mistakes)
      for expectation in test.expectations { check(expectation, tables, &mistakes) }
    }
  }

  private func checkRange(_ test: StageTest, isDoubtful: Bool, _ mistakes: inout Mistakes) {
    let unknown = Set([test.range.first, test.range.last].compactMap(\.self)).subtracting(ids)
    for id in unknown.sorted() {
      let nearest = NearestName.of(id, among: ids)
      if isDoubtful, nearest == nil { continue }
      mistakes.add(
        "the pipeline has no stage '\(id)'", at: test.rangeMark, key: "tests",
        expected: "one of " + ids.joined(separator: ", "), nearest: nearest)
    }
    guard unknown.isEmpty else { return }
    let indices: Range<Int>
    do throws(ConfigurationError) { indices = try test.range.indices(in: ids) } catch {
      var error = error
      error.key = "tests"
      mistakes.add(error, at: test.rangeMark)
      return
    }
    guard steps.count == ids.count, let first = steps[indices.lowerBound] else { return }
    switch first.entry.role.input {
    case .evidence:
      mistakes.add(
        "a test cannot begin at '\(first.declaration.id.text)', which reads evidence", at: test.rangeMark,
        key: "tests", expected: "a first stage that reads pages or documents")
    case .document:
      for page in test.given {
        if case .text = page.content { continue }
        mistakes.add(
          "'\(first.declaration.id.text)' reads documents, and only text can be given to it", at: page.mark,
          key: "tests", expected: "text, or a first stage that reads pages")
      }
    case .page, nil: break
    }
  }

  private func check(_ expectation: StageTest.Expectation, _ tables: TestTables, _ mistakes: inout Mistakes) {
    let check = ExpectationCheck(key: "tests")
    switch expectation.place {
    case .count: check.check(expectation.expected, .integer, isNullable: false, &mistakes)
    case .quotes where expectation.expected.text != nil: break
    case .quotes, .problems, .setAside:
      check.check(expectation.expected, .list(.text), isNullable: false, &mistakes)
    case .cell(let table, let row, let members):
      var type = tables.type(of: table)
      var what = table
      for name in members {
        guard let inner = check.member(name, of: type, in: what, at: expectation.mark, &mistakes) else {
          return
        }
        type = inner
        what += "." + name
      }
      if case .all = row { type = .list(type) }
      check.check(expectation.expected, type, &mistakes)
    }
  }
}

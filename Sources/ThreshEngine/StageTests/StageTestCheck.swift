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
    for test in tests {
      checkRange(test, &mistakes)
      for expectation in test.expectations { check(expectation, tables, &mistakes) }
    }
  }

  private func checkRange(_ test: StageTest, _ mistakes: inout Mistakes) {
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
    case .count: check.check(expectation.expected, .integer, &mistakes)
    case .quotes where expectation.expected.text != nil: break
    case .quotes, .problems, .setAside: check.check(expectation.expected, .list(.text), &mistakes)
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

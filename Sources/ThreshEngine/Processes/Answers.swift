internal import ThreshKit

/// Checks what a program makes of a record.
struct AnswerCheck {
  let writes: RecordKind

  /// The record that `json` is; it must belong to the page that the record at `index` of `batch` belongs to.
  func record(_ json: JSONValue, of batch: RecordBatch, _ index: Int) throws(RecordError) -> RecordBatch {
    let answer = try read(json)
    try checkPage(answer, of: batch, index)
    return completed(answer, from: batch, index)
  }

  func read(_ json: JSONValue) throws(RecordError) -> RecordBatch {
    do throws(RecordError) { return try RecordBatch.reading(json, as: writes) } catch {
      throw RecordError(
        "bad-answer", "the program's answer cannot be used: \(error.message)", place: error.place)
    }
  }

  private func checkPage(_ answer: RecordBatch, of batch: RecordBatch, _ index: Int) throws(RecordError) {
    let page = answer.pageIDs[0]
    guard page != batch.pageID(index) else { return }
    throw RecordError(
      "bad-answer",
      "the program's answer belongs to another page (\(page)) than the record it is to answer (\(batch.pageID(index)))"
    )
  }

  /// A page without its content has the one it had: a program that only looks at addresses need not send it back.
  func completed(_ answer: RecordBatch, from batch: RecordBatch, _ index: Int) -> RecordBatch {
    guard case .pages(var pages) = answer, case .pages(let given) = batch, pages[0].content == nil else {
      return answer
    }
    pages[0].content = given[index].content
    return .pages(pages)
  }
}

extension RecordBatch {
  func pageID(_ index: Int) -> String {
    switch self {
    case .pages(let list): list[index].id
    case .documents(let list): list[index].id
    case .evidence(let list): list[index].sourceID
    }
  }

  func recordID(_ index: Int) -> String {
    switch self {
    case .pages(let list): list[index].id
    case .documents(let list): list[index].id
    case .evidence(let list): list[index].id
    }
  }
}

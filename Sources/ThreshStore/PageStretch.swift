internal import ThreshKit

/// Consecutive records of one page: a row of a record table.
struct PageStretch: Sendable {
  var page: String
  /// Where they stand among all records.
  var range: Range<Int>

  /// The stretches of `batch`, in order.
  static func all(of batch: RecordBatch) -> [PageStretch] {
    let pages = batch.pageIDs
    var stretches: [PageStretch] = []
    var start = 0
    for index in pages.indices where index + 1 == pages.count || pages[index + 1] != pages[index] {
      let range = start..<index + 1
      stretches.append(PageStretch(page: pages[start], range: range))
      start = index + 1
    }
    return stretches
  }
}

extension RecordBatch {
  /// The records at `range`.
  func slice(_ range: Range<Int>) -> RecordBatch {
    switch self {
    case .pages(let list): .pages(Array(list[range]))
    case .documents(let list): .documents(Array(list[range]))
    case .evidence(let list): .evidence(Array(list[range]))
    }
  }
}

internal import ThreshKit

extension RecordBatch {
  /// File names of the records' pages, in order.
  var sources: [String] {
    switch self {
    case .pages(let list): list.map(\.fileName)
    case .documents(let list): list.map(\.source)
    case .evidence(let list): list.map(\.source)
    }
  }

  /// Ids of the records, in order.
  var ids: [String] {
    switch self {
    case .pages(let list): list.map(\.id)
    case .documents(let list): list.map(\.id)
    case .evidence(let list): list.map(\.id)
    }
  }

  /// The records at `indices`, in their order.
  func picking(_ indices: some Collection<Int>) -> RecordBatch {
    switch self {
    case .pages(let list): .pages(indices.map { list[$0] })
    case .documents(let list): .documents(indices.map { list[$0] })
    case .evidence(let list): .evidence(indices.map { list[$0] })
    }
  }

  /// The records of all `batches`, which are of `kind`.
  static func joined(_ batches: some Sequence<RecordBatch>, kind: RecordKind) -> RecordBatch {
    var all = RecordBatch(emptyOf: kind)
    for batch in batches { all.append(batch) }
    return all
  }
}

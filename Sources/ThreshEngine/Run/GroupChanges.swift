internal import ThreshKit

/// What a group stage did to a list of records. Most stay as they are, and a corpus of rows is large, so what has
/// changed is put into the list instead of making a new one.
struct GroupChanges: Sendable {
  /// Positions of the records that stay as they are.
  var kept: [Int] = []
  /// All other output.
  var changed: RecordBatch
  /// Where each record of ``changed`` stands: where the input whose id it carries stood, or else where its cluster
  /// begins.
  var places: [Int] = []

  init(emptyOf kind: RecordKind) {
    changed = RecordBatch(emptyOf: kind)
  }

  mutating func append(_ other: GroupChanges) {
    kept += other.kept
    changed.append(other.changed)
    places += other.places
  }

  /// Makes the input `list` the output; `changed` are the records of ``changed``.
  func apply<R>(_ changed: [R], to list: inout [R]) {
    if replacesOneByOne(list.count) {
      for (place, record) in zip(places, changed) { list[place] = record }
      return
    }
    let all = kept + places
    let order = all.indices.sorted { (all[$0], $0) < (all[$1], $1) }
    list = order.map { $0 < kept.count ? list[kept[$0]] : changed[$0 - kept.count] }
  }

  /// Whether each of the `count` places of the input gets one record of the output.
  private func replacesOneByOne(_ count: Int) -> Bool {
    guard kept.count + places.count == count else { return false }
    var isFree = [Bool](repeating: true, count: count)
    for place in [kept, places].joined() {
      guard place < count, isFree[place] else { return false }
      isFree[place] = false
    }
    return true
  }
}

extension Corpus {
  /// Takes over what a group stage did. Pages that it left out stay known, so that every page is accounted for.
  mutating func apply(_ changes: GroupChanges) {
    switch changes.changed {
    case .pages(let list): replace(with: .pages(list))
    case .documents(let list): changes.apply(list, to: &documents)
    case .evidence(let list): changes.apply(list, to: &evidence)
    }
  }
}

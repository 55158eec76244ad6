public import ThreshKit

/// Records as the workspace keeps them: a JSON list, without the file name of the page they are from.
///
/// A page that only got another name gives the same records, so the name is left out and filled in again when the
/// records are used: see ``RecordBatch/setSources(_:)``.
public enum RecordJSON {
  /// The list, and whether every number in it could be written.
  public static func encode(_ batch: RecordBatch) -> (bytes: [UInt8], isWhole: Bool) {
    var writer = JSONWriter()
    switch batch {
    case .pages(let list): list.writeList(to: &writer)
    case .documents(let list): list.lazy.map(\.nameless).writeList(to: &writer)
    case .evidence(let list): list.lazy.map(\.nameless).writeList(to: &writer)
    }
    return (writer.bytes, !writer.hasLostNumber)
  }
}

extension Document {
  var nameless: Document {
    var copy = self
    copy.source = ""
    return copy
  }
}

extension Evidence {
  var nameless: Evidence {
    var copy = self
    copy.source = ""
    return copy
  }
}

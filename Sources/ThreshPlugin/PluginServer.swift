internal import ThreshKit

/// The program's side of the protocol of ``Envelope``.
struct PluginServer {
  private let entries: [StageEntry]
  private var stage: (run: @Sendable (RecordBatch) -> [MapResult], reads: RecordKind)?

  init(_ entries: [StageEntry]) {
    self.entries = entries
  }

  /// What to write and, when the program is to end, with which status.
  struct Answer {
    var bytes: [UInt8]
    var status: Int32?
  }

  /// Answers messages that have come in, each a line.
  mutating func answer(_ lines: some Sequence<ArraySlice<UInt8>>) -> Answer {
    var writer = JSONWriter()
    for line in lines where !line.isBlankLine {
      do throws(RecordError) {
        switch try Envelope.Request.read(line) {
        case .open(let open):
          stage = try made(open)
          Envelope.writeReady(
            protocolVersion: min(open.versions.upperBound, Envelope.versions.upperBound), to: &writer)
        case .item(let seq, let record): Envelope.write(result(of: record), seq: seq, to: &writer)
        case .close: return Answer(bytes: writer.bytes, status: 0)
        }
      } catch {
        Envelope.write(error, seq: nil, to: &writer)
        return Answer(bytes: writer.bytes, status: 2)
      }
    }
    return Answer(bytes: writer.bytes)
  }

  private func made(_ open: Envelope.Open) throws(RecordError) -> (
    run: @Sendable (RecordBatch) -> [MapResult], reads: RecordKind
  ) {
    guard let entry = entries.first(where: { $0.spec.reference == open.stage }) else {
      throw RecordError(
        "no-stage",
        "there is no stage '\(open.stage)', only " + entries.map(\.spec.reference).joined(separator: ", "))
    }
    guard open.versions.overlaps(Envelope.versions) else {
      throw RecordError("protocol", "version \(Envelope.versions.upperBound) of the protocol is spoken here")
    }
    guard entry.role == .map(open.reads, open.writes) else {
      throw RecordError(
        "wrong-kind", "\(open.stage) does not turn \(open.reads.rawValue) into \(open.writes.rawValue)")
    }
    // Paths in options are absolute by now.
    let context = StageContext(
      resolve: { $0 },
      read: { (path) throws(ConfigurationError) in try DataFile.read(path) })
    do throws(ConfigurationError) {
      guard case .map(let run) = try entry.make(open.options, context) else {
        throw ConfigurationError("\(open.stage) is not a map stage")
      }
      return (run, open.reads)
    } catch {
      throw RecordError("configuration", error.description, place: error.key)
    }
  }

  private func result(of record: JSONValue) -> MapResult {
    guard let stage else {
      return MapResult(
        output: RecordBatch(emptyOf: .evidence), error: RecordError("not-open", "an item came before 'open'"))
    }
    do throws(RecordError) {
      let batch = try RecordBatch.reading(record, as: stage.reads)
      return stage.run(batch)[0]
    } catch {
      return MapResult(output: RecordBatch(emptyOf: stage.reads), error: error)
    }
  }
}

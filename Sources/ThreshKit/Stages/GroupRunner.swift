/// A group stage with its record types erased, for use by an engine.
public struct GroupRunner: Sendable {
  /// Blocking keys of each record, or the error that spoils it.
  public let keys: @Sendable (RecordBatch) -> [Result<[String], RecordError>]
  /// Links among the records at `indices`.
  public let links: @Sendable (RecordBatch, _ indices: [Int], _ key: String, inout Report) -> [Link]
  /// Output of the cluster at `indices`.
  public let merge: @Sendable (RecordBatch, _ indices: [Int], _ links: [Link], inout Report) -> RecordBatch
  public let blockLimit: Int
  public let outputKind: RecordKind

  init<S: GroupStage>(_ stage: S) {
    @Sendable func records(_ batch: RecordBatch) -> [S.Input] {
      guard let records = batch.records(of: S.Input.self) else {
        preconditionFailure("\(S.spec.reference) was given \(batch.kind) records; the plan must prevent this")
      }
      return records
    }
    blockLimit = stage.blockLimit
    outputKind = S.Output.kind
    keys = { batch in
      records(batch).map { record in
        do throws(RecordError) { return .success(try stage.keys(for: record)) } catch {
          return .failure(error)
        }
      }
    }
    links = { batch, indices, key, report in
      let all = records(batch)
      do throws(RecordError) {
        return try stage.links(in: indices.map { all[$0] }, key: key, &report)
      } catch {
        report.problem(error.code, error.message, place: error.place)
        return []
      }
    }
    merge = { batch, indices, links, report in
      let all = records(batch)
      do throws(RecordError) {
        return RecordBatch(try stage.merge(indices.map { all[$0] }, links: links, &report))
      } catch {
        report.problem(error.code, error.message, place: error.place)
        return RecordBatch(emptyOf: S.Output.kind)
      }
    }
  }
}

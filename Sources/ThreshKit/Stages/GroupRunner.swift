/// A group stage with its types erased, for use by an engine: once a batch of records, not once a record.
public struct GroupRunner: Sendable {
  /// Profiles and keys of the records at `range` of a batch that holds all records.
  public let profiles: @Sendable (RecordBatch, _ range: Range<Int>) -> GroupProfiles
  /// Makes ready to compare records by their profiles.
  public let comparison: @Sendable (_ profiles: [GroupProfiles]) -> Comparison
  /// Makes ready to merge clusters of the batch that holds all records.
  public let merging: @Sendable (RecordBatch) -> Merging
  public let blockLimit: Int
  public let relation: Relation
  public let outputKind: RecordKind

  /// Links among the records at `members`, which share `key`.
  public typealias Comparison = @Sendable (_ members: [Int], _ key: String, inout Report) -> [Link]
  /// Output of the cluster at `members`; nil when it is one record that stays as it is, as most do.
  public typealias Merging = @Sendable (_ members: [Int], _ links: [Link], inout Report) -> RecordBatch?

  init<S: GroupStage>(_ stage: S) {
    @Sendable func records(_ batch: RecordBatch) -> [S.Input] {
      guard let records = batch.records(of: S.Input.self) else {
        preconditionFailure("\(S.spec.reference) was given \(batch.kind) records; the plan must prevent this")
      }
      return records
    }
    blockLimit = stage.blockLimit
    relation = S.relation
    outputKind = S.Output.kind
    profiles = { batch, range in
      let all = records(batch)
      var profiles: [Int: S.Profile] = [:]
      let keys = range.map { index in
        do throws(RecordError) {
          let profile = try stage.profile(of: all[index])
          let keys = try stage.keys(for: profile)
          if !keys.isEmpty { profiles[index] = profile }
          return Result<[String], RecordError>.success(keys)
        } catch {
          return .failure(error)
        }
      }
      return GroupProfiles(start: range.lowerBound, keys: keys, profiles: profiles)
    }
    comparison = { parts in
      var profiles: [Int: S.Profile] = [:]
      for part in parts {
        guard let more = part.profiles as? [Int: S.Profile] else {
          preconditionFailure("\(S.spec.reference) was given the profiles of another stage")
        }
        profiles.merge(more) { first, _ in first }
      }
      return { [profiles] members, key, report in
        do throws(RecordError) {
          return try stage.links(in: members.compactMap { profiles[$0] }, key: key, &report)
        } catch {
          report.problem(error.code, error.message, place: error.place)
          return []
        }
      }
    }
    merging = { batch in
      let all = records(batch)
      return { members, links, report in
        do throws(RecordError) {
          let output = try stage.merge(members.map { all[$0] }, links: links, &report)
          if members.count == 1, output.count == 1, output[0] as? S.Input == all[members[0]] { return nil }
          return RecordBatch(output)
        } catch {
          report.problem(error.code, error.message, place: error.place)
          return RecordBatch(emptyOf: S.Output.kind)
        }
      }
    }
  }
}

/// What a group stage compares of a range of records.
public struct GroupProfiles: Sendable {
  /// Position of the first of the records.
  public let start: Int
  /// Blocking keys of each record, or the error that spoils it.
  public let keys: [Result<[String], RecordError>]
  /// By position of the record; records without keys are compared with none and have none.
  let profiles: any Sendable
}

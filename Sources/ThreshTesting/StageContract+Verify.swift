public import ThreshKit

extension StageContract {
  /// Tries every promise of a map stage, and throws what it does not keep; see ``StageContract``.
  ///
  /// ```swift
  /// @Test func keepsTheContract() throws { try StageContract.verify(SampleSize.self) }
  /// ```
  ///
  /// - Parameters:
  ///   - options: values for options that a user must give.
  ///   - samples: records for which the stage does its work, where it does nothing for those of the contract.
  public static func verify<S: MapStage>(
    _ stage: S.Type, options: [JSONValue.Member] = [], samples: RecordBatch? = nil
  ) throws {
    try verify(StageEntry(map: stage), options: options, samples: samples)
  }

  /// The same for a group stage.
  public static func verify<S: GroupStage>(
    _ stage: S.Type, options: [JSONValue.Member] = [], samples: RecordBatch? = nil
  ) throws {
    try verify(StageEntry(group: stage), options: options, samples: samples)
  }

  /// The same for a stage that finds and reads pages. It is given a folder of sample pages under the first option that
  /// is a path and has no default.
  public static func verify<S: SourceStage>(_ stage: S.Type, options: [JSONValue.Member] = []) throws {
    try verify(StageEntry(source: stage), options: options)
  }

  /// The same for a stage that writes files; they go into a temporary folder.
  public static func verify<S: SinkStage>(_ stage: S.Type, options: [JSONValue.Member] = []) throws {
    try verify(StageEntry(sink: stage), options: options)
  }

  /// The same for any stage.
  public static func verify(
    _ entry: StageEntry, options: [JSONValue.Member] = [], samples: RecordBatch? = nil
  ) throws {
    let results = try StageContract(entry, options: options, samples: samples).results()
    let failures = results.flatMap(\.failures)
    if !failures.isEmpty { throw BrokenContract(stage: entry.spec.reference, failures: failures) }
  }
}

/// What a stage does not keep of its promises, with how to mend it.
public struct BrokenContract: Error, CustomStringConvertible {
  /// Such as `extract/sample-size@1`.
  public var stage: String
  public var failures: [ContractFailure]

  public var description: String {
    "\(stage) breaks the contract of stages:\n" + failures.map { "- \($0)" }.joined(separator: "\n")
  }
}

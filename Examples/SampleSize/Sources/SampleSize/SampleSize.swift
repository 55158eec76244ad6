public import ThreshKit

/// Says of each statement whether the study it rests on is small, medium or large: the column `extra.sample_size`.
///
/// A statement whose study's number of participants is not known is left as it is.
public struct SampleSize: MapStage {
  /// What a reviewer calls small and large.
  public struct Options: StageOptions {
    var small = 100
    var large = 1000

    public init() {}

    public static var options: [Option<Options>] {
      [
        .int("small", \.small, in: 2...1_000_000, help: "Studies of fewer participants are small."),
        .int("large", \.large, in: 2...1_000_000, help: "Studies of so many participants or more are large."),
      ]
    }
  }

  public static let spec = StageSpec(
    name: "sample-size", version: 1, summary: "Says how large the study behind a statement is",
    example: "- { id: size, uses: sample-size@1, with: { small: 50 } }", changes: ["extra.sample_size"])

  private let options: Options

  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    guard options.small < options.large else {
      throw ConfigurationError(
        "a small study would be as large as a large one", key: "small",
        expected: "less than 'large', which is \(options.large)")
    }
    self.options = options
  }

  public func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    guard let participants = row.study.nParticipants else { return [row] }
    var row = row
    row.extra["sample_size"] = .string(size(participants))
    return [row]
  }

  private func size(_ participants: Int) -> String {
    if participants < options.small { return "small" }
    return participants < options.large ? "medium" : "large"
  }
}

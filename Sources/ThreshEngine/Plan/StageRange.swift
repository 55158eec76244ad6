public import ThreshKit

/// Some of the stages of a pipeline: `clean..evidence`, `..evidence`, `clean..` or `clean` alone.
public struct StageRange: Sendable, Hashable {
  /// Id of the first stage; nil for that of the pipeline.
  public var first: String?
  /// Id of the last stage; nil for that of the pipeline.
  public var last: String?

  public init(first: String? = nil, last: String? = nil) {
    self.first = first
    self.last = last
  }

  /// Reads `text`, such as `clean..evidence`.
  public init(parsing text: String) throws(ConfigurationError) {
    guard let dots = text.firstRange(of: "..") else {
      try self.init(first: Self.id(text, in: text), last: Self.id(text, in: text))
      return
    }
    let first = text[..<dots.lowerBound]
    let last = text[dots.upperBound...]
    try self.init(
      first: first.isEmpty ? nil : Self.id(String(first), in: text),
      last: last.isEmpty ? nil : Self.id(String(last), in: text))
  }

  /// The places of the stages in `ids`.
  public func indices(in ids: [String]) throws(ConfigurationError) -> Range<Int> {
    let start = try first.map { (id) throws(ConfigurationError) in try Self.index(of: id, in: ids) } ?? 0
    let end =
      try last.map { (id) throws(ConfigurationError) in try Self.index(of: id, in: ids) } ?? ids.count - 1
    guard start <= end else {
      throw ConfigurationError(
        "'\(ids[start])' comes after '\(ids[end])'", expected: "\(ids[end])..\(ids[start])")
    }
    return start..<end + 1
  }

  private static func id(_ id: String, in text: String) throws(ConfigurationError) -> String {
    guard LayerReader.isName(id) else {
      throw ConfigurationError(
        "'\(text)' names no stages", expected: "the id of a stage, or FIRST..LAST")
    }
    return id
  }

  private static func index(of id: String, in ids: [String]) throws(ConfigurationError) -> Int {
    if let index = ids.firstIndex(of: id) { return index }
    throw ConfigurationError(
      "the pipeline has no stage '\(id)'", expected: "one of " + ids.joined(separator: ", "),
      nearest: NearestName.of(id, among: ids))
  }
}

/// Something that could not be done, and why.
public struct Problem: Codable, Sendable, Hashable {
  /// Path of the page, or of what could not be read, relative to the ingested folder.
  public var source: String
  /// Id of the page, where it is about one that could be opened. Two pages may have the same file name.
  public var sourceID: String?
  /// Id of the pipeline step that met it.
  public var stage: String
  /// A short stable code that reports can count.
  public var code: String
  public var message: String
  /// Place inside the source, if known.
  public var place: String?

  public init(
    source: String, sourceID: String? = nil, stage: String, code: String, message: String,
    place: String? = nil
  ) {
    self.source = source
    self.sourceID = sourceID
    self.stage = stage
    self.code = code
    self.message = message
    self.place = place
  }

  private enum CodingKeys: String, CodingKey {
    case source
    case sourceID = "source_id"
    case stage
    case code = "reason_code"
    case message
    case place = "where"
  }
}

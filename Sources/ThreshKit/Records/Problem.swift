/// Something that could not be done, and why.
public struct Problem: Codable, Sendable, Hashable {
  /// File name of the page, or the path that could not be read.
  public var source: String
  /// Id of the pipeline step that met it.
  public var stage: String
  /// A short stable code that reports can count.
  public var code: String
  public var message: String
  /// Place inside the source, if known.
  public var place: String?

  public init(source: String, stage: String, code: String, message: String, place: String? = nil) {
    self.source = source
    self.stage = stage
    self.code = code
    self.message = message
    self.place = place
  }

  private enum CodingKeys: String, CodingKey {
    case source, stage
    case code = "reason_code"
    case message
    case place = "where"
  }
}

/// What a user gave beside a pipeline's name, so that the same pipeline can be looked at or run again.
public struct Invocation: Codable, Sendable, Hashable {
  /// Values of `--set`, in order.
  public var settings: [String]
  /// Absolute path of `--params-file`.
  public var paramsFile: String?
  public var variant: String?

  public init(settings: [String] = [], paramsFile: String? = nil, variant: String? = nil) {
    self.settings = settings
    self.paramsFile = paramsFile
    self.variant = variant
  }

  private enum CodingKeys: String, CodingKey {
    case settings = "set"
    case paramsFile = "params_file"
    case variant
  }
}

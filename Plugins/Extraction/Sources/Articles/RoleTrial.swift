public import ThreshKit

/// Roles of the sentences of abstracts, for evaluation and training.
public struct RoleTrial: Sendable {
  private let features: RoleFeatures

  public init() throws(ConfigurationError) {
    features = try RoleFeatures(resources: EvidenceExtraction.resources)
  }

  /// The features of each sentence of an abstract.
  public func features(of sentences: [String]) -> [[UInt32]] { features.features(of: sentences) }

  /// The models that ship.
  public struct Models: Sendable {
    private let reader: RoleReader

    public init() throws(ConfigurationError) {
      reader = try RoleReader(resources: EvidenceExtraction.resources)
    }

    /// The name of each sentence's role, such as `METHODS`.
    public func roles(of sentences: [String]) -> [String] { reader.roles(of: sentences).map(\.rawValue) }
  }
}

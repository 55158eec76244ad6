public import ThreshKit

/// The stages a pipeline may use, found by name and version.
public struct StageRegistry: Sendable {
  /// In the order help lists them.
  public let entries: [StageEntry]
  private let byReference: [String: StageEntry]

  public init(_ entries: [StageEntry]) {
    self.entries = entries
    byReference = Dictionary(entries.map { ($0.spec.reference, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The stage that `reference` (`cleanup/page@1`) names, or what is wrong with the name.
  public func entry(for reference: String) throws(ConfigurationError) -> StageEntry {
    if let entry = byReference[reference] { return entry }
    let parts = reference.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let versions = entries.filter { $0.spec.name == name }.map(\.spec.reference)
    if versions.isEmpty {
      let nearest = NearestName.of(name, among: entries.map(\.spec.name))
      throw ConfigurationError(
        "unknown stage '\(name)'", expected: "a stage that `thresh stages` lists",
        nearest: entries.first { $0.spec.name == nearest }?.spec.reference)
    }
    let wanted = "one of " + versions.joined(separator: ", ")
    let expected = versions.count == 1 ? versions[0] : wanted
    if parts.count == 1 {
      throw ConfigurationError("stage '\(name)' without a version", expected: expected)
    }
    throw ConfigurationError("unknown version '\(parts[1])' of stage '\(name)'", expected: expected)
  }

  /// The stage that a wrong `reference` probably means, so that the rest of a step can be checked too.
  func guess(for reference: String) -> StageEntry? {
    let name = String(reference.prefix { $0 != "@" })
    let nearest =
      entries.contains { $0.spec.name == name } ? name : NearestName.of(name, among: entries.map(\.spec.name))
    return entries.last { $0.spec.name == nearest }
  }
}

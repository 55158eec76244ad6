/// What flows between stages. There are three kinds: ``Page``, ``Document`` and ``Evidence``.
public protocol Record: Codable, Sendable, Hashable {
  static var kind: RecordKind { get }
  /// Stable key made from content and position, never from order of arrival.
  var id: String { get }
  /// The key of the saved page this record comes from.
  var pageID: String { get }
}

/// The kinds of record, by the name used in messages and documentation.
public enum RecordKind: String, Codable, Sendable, CaseIterable {
  case page, document, evidence
}

/// A value as the page states it, with the place it was read from.
public struct StatedValue: Codable, Sendable, Hashable {
  public var value: String
  /// Where it was found: `json-ld`, `citation_title`, `og:title`, `byline`, `singlefile-comment`, …
  public var origin: String
  /// How likely the value is right, from 0 to 1, where it is a guess; nil for what the page states.
  public var confidence: Double?

  public init(_ value: String, from origin: String, confidence: Double? = nil) {
    self.value = value
    self.origin = origin
    self.confidence = confidence
  }
}

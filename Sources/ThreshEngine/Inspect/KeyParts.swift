internal import ThreshStore

/// A part of what a stage's result is found by, then and now.
public struct KeyPart: Sendable, Hashable {
  /// `input`, `stage`, `code`, `options` or `program`.
  public var name: String
  /// Nil when it is not known.
  public var before: String?
  public var now: String?

  /// Whether it is known to be another one.
  public var isChanged: Bool { before != nil && now != nil && before != now }

  /// The parts of two stages.
  static func parts(_ before: StageIdentity?, _ now: StageIdentity) -> [KeyPart] {
    [
      KeyPart(name: "stage", before: before?.reference, now: now.reference),
      KeyPart(name: "code", before: before?.code, now: now.code),
      KeyPart(name: "options", before: before?.options, now: now.options),
      KeyPart(name: "program", before: before?.build, now: now.build),
    ]
  }
}

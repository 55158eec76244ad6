internal import ThreshKit

/// Everything but its input that decides what a stage makes.
public struct StageIdentity: Sendable, Hashable {
  /// `cleanup/page@1`
  public let reference: String
  /// Version and data files of the stage: see `Stage.codeIdentity`.
  public let code: String
  /// Every option as one JSON object; a file that an option names counts by its content.
  public let options: String
  /// Digest of the program that holds the stage.
  public let build: String
  /// SHA-256 over all of these.
  public let digest: String

  public init(reference: String, code: String, options: String, build: String) {
    self.reference = reference
    self.code = code
    self.options = options
    self.build = build
    digest = ContentID.sha256(Array([reference, code, options, build].joined(separator: "\0").utf8))
  }
}

/// What a stage's result is found by: the stage with its options, and the content of what it was given. Paths, times,
/// comments and white space of the pipeline file are no part of it.
public struct ResultKey: Sendable, Hashable {
  public let stage: StageIdentity
  /// Digest of the records the stage was given.
  public let input: String
  /// Id of the page they are from.
  public let page: String
  /// SHA-256 over stage and input.
  public let text: String

  public init(stage: StageIdentity, input: String, page: String) {
    self.stage = stage
    self.input = input
    self.page = page
    text = ContentID.sha256(Array("\(stage.digest) \(input)".utf8))
  }

  /// The first 64 bits.
  var short: UInt64 { UInt64(text.prefix(16), radix: 16) ?? 0 }

  public static func == (a: ResultKey, b: ResultKey) -> Bool { a.text == b.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

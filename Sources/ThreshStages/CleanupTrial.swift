internal import Cleanup
public import ThreshKit

/// Cleans pages of HTML part by part, for measurements, which may not import a plugin themselves.
public struct CleanupTrial: Sendable {
  private let stage: PageCleanup
  private let reader: HTMLReader

  /// Names of the parts, in the order in which they are done.
  public static let parts = HTMLReader.Part.allCases.map(\.rawValue)

  public init() throws(ConfigurationError) {
    stage = try PageCleanup()
    reader = try HTMLReader()
  }

  /// Does to a page what the stage does; gives the number of its blocks.
  public func clean(_ page: Page) throws(RecordError) -> Int {
    var report = Report()
    return try stage.process(page, &report).reduce(0) { $0 + $1.blocks.count }
  }

  /// Reads a page, and calls `done` with the number of each part that is done.
  public func clean(_ page: Page, done: (Int) -> Void) throws(RecordError) {
    var report = Report()
    var part = 0
    _ = try reader.read(page, &report) { _ in
      done(part)
      part += 1
    }
  }
}

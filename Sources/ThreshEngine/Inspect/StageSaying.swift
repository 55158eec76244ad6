internal import Foundation
public import ThreshKit
internal import ThreshStore

/// What a map stage gave for the records of a page, and what it said of them.
public struct StageSaying: Sendable {
  /// Records it gave.
  public var made: Int
  public var problems: [Problem] = []
  public var setAside: Report.SetAside?
  /// Records that it could not use, and why.
  public var failures: [RecordError] = []
  public var counts: [String: Int] = [:]

  /// Nil when another version of thresh wrote it.
  init?(_ result: KeptResult) {
    guard let notes = try? JSONDecoder().decode([ResultNote].self, from: Data(result.notes)) else {
      return nil
    }
    made = notes.reduce(0) { $0 + $1.count }
    for note in notes {
      let report = note.report
      problems += report.problems
      setAside = report.setAside ?? setAside
      counts.merge(report.counts, uniquingKeysWith: +)
      if let error = note.recordError { failures.append(error) }
    }
  }
}

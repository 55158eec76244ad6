internal import Cleanup
public import Foundation
internal import Ingest
public import ThreshKit

/// The features of saved HTML pages and of every segment of them, for the training of the models that choose main content:
/// development tools may not import a plugin themselves.
public struct BlockTable: Sendable {
  private let context: StageContext

  /// - Parameter context: finds and reads the files.
  public init(_ context: StageContext) {
    self.context = context
  }

  /// Writes the pages under `path` into `folder`: `names.json` and `page-names.json`; `pages.jsonl` with a page's name,
  /// texts and own values on each line; and `features.i32`, the values of all segments as little-endian 32-bit numbers.
  ///
  /// - Returns: the pages that could not be read, with the reason.
  public func write(pagesUnder path: String, into folder: URL) throws -> [Problem] {
    var options = SavedPages.Options()
    options.path = path
    let ingest = try SavedPages(options, context)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try JSONEncoder().encode(TrainingBlocks.names).write(to: folder.appendingPathComponent("names.json"))
    try JSONEncoder().encode(TrainingBlocks.pageNames)
      .write(to: folder.appendingPathComponent("page-names.json"))
    let lines = try Self.open(folder.appendingPathComponent("pages.jsonl"))
    let numbers = try Self.open(folder.appendingPathComponent("features.i32"))
    var report = Report()
    for item in try ingest.list(&report) {
      do {
        for page in try ingest.load(item, &report) {
          let blocks = try TrainingBlocks(page)
          let line = try JSONEncoder().encode(
            Line(name: page.fileName, texts: blocks.texts, values: blocks.pageValues))
          try lines.write(contentsOf: line + Data([10]))
          try numbers.write(contentsOf: blocks.values.withUnsafeBytes { Data($0) })
        }
      } catch let error as RecordError {
        report.problem(error.code, error.message, source: item.name)
      }
    }
    return report.problems
  }

  private struct Line: Encodable {
    var name: String
    var texts: [String]
    var values: [Int16]
  }

  private static func open(_ file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }
}

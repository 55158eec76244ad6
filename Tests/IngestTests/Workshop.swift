import Foundation
import Ingest
import Testing
import ThreshKit

/// A folder of its own for one test, removed at the end.
final class Workshop {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thresh-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func write(_ name: String, _ text: String) throws { try write(name, text.utf8) }

  /// The stage set to `path`, relative to this folder.
  func stage(_ path: String = ".") throws -> SavedPages {
    var options = SavedPages.Options()
    options.path = path
    let root = self.path
    let context = StageContext(
      resolve: { $0 == "." ? root : root + "/" + $0 },
      read: { (_) throws(ConfigurationError) in [] })
    return try SavedPages(options, context)
  }

  /// The names listed under `path`, and what was reported.
  func list(_ path: String = ".") throws -> (names: [String], problems: [Problem]) {
    var report = Report()
    let items = try stage(path).list(&report)
    return (items.map(\.name), report.problems)
  }

  /// Reads the file called `name`.
  func load(_ name: String) throws -> (page: Page, problems: [Problem]) {
    var report = Report()
    let pages = try stage().load(SourceItem(path: path + "/" + name, name: name), &report)
    return (try #require(pages.first), report.problems)
  }

  /// Writes `content` under `name` and reads it.
  func load(_ name: String, _ content: String) throws -> Page {
    try write(name, content)
    return try load(name).page
  }

  /// The code of the error that reading `content` under `name` raises; nil when it is read.
  func failure(_ name: String, _ content: [UInt8]) throws -> String? {
    try write(name, content)
    do {
      _ = try load(name)
      return nil
    } catch let error as RecordError {
      return error.code
    }
  }
}

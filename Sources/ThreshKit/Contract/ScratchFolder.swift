internal import Foundation

/// An empty folder for the trial of a stage that reads or writes files.
struct ScratchFolder {
  private let root: URL

  init() throws(SinkError) {
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("thresh-check-\(UUID().uuidString)").resolvingSymlinksInPath()
    do { try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true) } catch {
      throw SinkError(path: root.path, "cannot be made: \(error.localizedDescription)")
    }
  }

  /// The absolute path of `name`.
  func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  func write(_ bytes: [UInt8], to name: String) throws(SinkError) {
    let file = root.appendingPathComponent(name)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    } catch {
      throw SinkError(path: file.path, "cannot be written: \(error.localizedDescription)")
    }
  }

  /// The bytes of every file below `folder`, by path from there.
  func files(in folder: String) -> [String: [UInt8]] {
    let base = root.appendingPathComponent(folder)
    var found: [String: [UInt8]] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: base.path) ?? .init() {
      if let data = try? Data(contentsOf: base.appendingPathComponent(name)) { found[name] = [UInt8](data) }
    }
    return found
  }

  func remove() { try? FileManager.default.removeItem(at: root) }
}

internal import Foundation
internal import ThreshKit

/// Files that are written all or not at all: first under other names, then each is moved to its place, and when one
/// cannot be, those before it are taken back.
struct NewFiles {
  let root: URL
  /// Text by path from the root; a file that exists is replaced.
  let files: [String: String]

  func write() throws(SinkError) {
    let draft = root.appendingPathComponent(".thresh-new-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: draft) }
    for (path, text) in files {
      try Self.attempt(path) {
        let file = draft.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }
    var undo: [() -> Void] = []
    do throws(SinkError) {
      // Files that are replaced come last: only they are seen by a build.
      for path in files.keys.sorted(by: { (exists($0) ? 1 : 0, $0) < (exists($1) ? 1 : 0, $1) }) {
        try move(path, from: draft, &undo)
      }
    } catch {
      for step in undo.reversed() { step() }
      throw error
    }
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  private func move(_ path: String, from draft: URL, _ undo: inout [() -> Void]) throws(SinkError) {
    let manager = FileManager.default
    let target = root.appendingPathComponent(path)
    let old = try? Data(contentsOf: target)
    var folder = target.deletingLastPathComponent()
    while !manager.fileExists(atPath: folder.path) {
      let made = folder
      undo.append { try? FileManager.default.removeItem(at: made) }
      folder.deleteLastPathComponent()
    }
    try Self.attempt(path) {
      try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
    guard rename(draft.appendingPathComponent(path).path, target.path) == 0 else {
      throw SinkError(path: path, "cannot be written: \(String(cString: strerror(errno)))")
    }
    undo.append {
      if let old { try? old.write(to: target, options: .atomic) } else { try? manager.removeItem(at: target) }
    }
  }

  private static func attempt(_ path: String, _ work: () throws -> Void) throws(SinkError) {
    do { try work() } catch {
      let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      let reason = underlying.map { String(cString: strerror(Int32($0.code))) } ?? error.localizedDescription
      throw SinkError(path: path, "cannot be written: \(reason)")
    }
  }
}

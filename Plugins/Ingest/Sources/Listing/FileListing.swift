internal import Foundation
internal import ThreshKit

/// Finds the saved pages under a folder, always in the same order.
struct FileListing {
  /// The files to read, ordered by the bytes of their names.
  private(set) var items: [SourceItem] = []
  /// What was met on the way and could not be listed.
  private(set) var problems: [Problem] = []

  private struct Folder {
    var path: String
    /// Path relative to the ingested folder, ending with `/` unless it is empty.
    var prefix: String
    /// The folders it lies in, itself not included, as the file system numbers them.
    var above: [FolderID]
  }

  private struct FolderID: Hashable {
    var device: UInt64
    var node: UInt64
  }

  private var seen: Set<FolderID> = []
  /// Folders to read, and those reached through a symbolic link, which wait until all others are read so that
  /// a file is listed under its real path.
  private var open: [Folder] = []
  private var linked: [Folder] = []
  private let pattern: Glob?

  /// Lists `folder` with everything inside it.
  ///
  /// - Parameter pattern: if given, only files whose path relative to `folder` it matches.
  init(folder: String, matching pattern: Glob? = nil) {
    self.pattern = pattern
    open = [Folder(path: folder, prefix: "", above: [])]
    while let next = open.popLast() ?? linked.popLast() { read(next) }
    items.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    problems.sort { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
  }

  private mutating func read(_ folder: Folder) {
    var status = stat()
    guard stat(folder.path, &status) == 0 else { return note("unreadable", folder.prefix, "cannot be read") }
    let id = FolderID(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
    if folder.above.contains(id) {
      return note("symlink-loop", folder.prefix, "is a link to a folder that it lies in; not followed")
    }
    guard seen.insert(id).inserted else { return }
    guard let names = Self.names(in: folder.path) else {
      return note("unreadable", folder.prefix, "the folder cannot be opened: \(Self.lastError)")
    }
    for name in names where !name.hasPrefix(".") {
      add(name, in: folder, id, siblings: names)
    }
  }

  private mutating func add(_ name: String, in folder: Folder, _ id: FolderID, siblings: [String]) {
    let path = folder.path + "/" + name
    let relative = folder.prefix + name
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A name whose bytes are not UTF-8 was repaired on the way, so that no file has it.
      let reason =
        name.unicodeScalars.contains("\u{FFFD}") ? "its name is not UTF-8; rename it" : Self.lastError
      if FileKind(name: name) != .asset, isWanted(relative) {
        note("unreadable", relative, "cannot be read: \(reason)")
      }
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      if name == "hts-cache" || CompanionFolder.isCompanion(name, of: siblings) { return }
      let child = Folder(path: path, prefix: relative + "/", above: folder.above + [id])
      if Self.isLink(path) { linked.append(child) } else { open.append(child) }
    case S_IFREG:
      guard isWanted(relative) else { return }
      switch FileKind(name: name) {
      case .page: items.append(SourceItem(path: path, name: relative))
      case .asset: break
      case .unsupported:
        note("unsupported-format", relative, "files of type .\(FileName.ending(of: name)) cannot be read")
      }
    default:
      if FileKind(name: name) != .asset, isWanted(relative) {
        note("unreadable", relative, "is not a regular file")
      }
    }
  }

  private func isWanted(_ relative: String) -> Bool { pattern?.matches(relative) ?? true }

  private mutating func note(_ code: String, _ name: String, _ message: String) {
    problems.append(Problem(source: name.isEmpty ? "." : name, stage: "", code: code, message: message))
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder, ordered by their bytes; nil when it cannot be opened.
  private static func names(in path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

internal import Foundation

/// Folders, with the system's own words for what is wrong with them.
package enum SystemFolder {
  /// Makes the folder at `path`, and those above it, where they are missing.
  ///
  /// - Returns: why that is not possible; nil when the folder is there.
  package static func make(_ path: String) -> String? {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      return isFolder.boolValue ? nil : "a file of that name is in the way"
    }
    let parent = (path as NSString).deletingLastPathComponent
    if !parent.isEmpty, parent != path, let reason = make(parent) { return reason }
    // Another process may have made it meanwhile.
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return nil }
    return String(cString: strerror(errno))
  }

  /// Why nothing can be written into the folder at `path`; nil when nothing speaks against it.
  package static func refusal(_ path: String) -> String? {
    guard access(path, W_OK) == 0 else { return String(cString: strerror(errno)) }
    var disk = statvfs()
    guard statvfs(path, &disk) == 0, disk.f_bavail * disk.f_frsize < 1 << 17 else { return nil }
    return "the disk is full"
  }
}

internal import Foundation
internal import ThreshKit

/// Paths as text, with `/` between parts. Only ``neighbour(of:)`` asks the file system.
enum Paths {
  /// `path` seen from `folder`, without `.`, `..` and doubled slashes.
  static func join(_ folder: String, _ path: String) -> String {
    normalised(path.hasPrefix("/") ? path : folder + "/" + path)
  }

  /// The folder that `path` is in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of `path`.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// `path` without `.`, `..` and doubled slashes; a leading `..` of a relative path stays.
  static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if let last = parts.last, last != ".." {
        parts.removeLast()
      } else if !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The name in the same folder that was probably meant.
  static func neighbour(of path: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent(of: path))) ?? []
    return NearestName.of(name(of: path), among: names)
  }
}

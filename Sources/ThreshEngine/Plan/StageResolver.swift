internal import Foundation
internal import ThreshKit

/// Finds what a step uses: a stage by name, or a program by the path of its folder.
struct StageResolver {
  let registry: StageRegistry
  /// What paths are seen from.
  let folder: String

  /// The stage that `uses` names (`cleanup/page@1`, or `./sample-size@1` for the plugin in that folder); nil after
  /// adding what is wrong to `mistakes`. A guess is what was probably meant.
  func entry(for uses: Marked, place: String, _ mistakes: inout Mistakes) -> (StageEntry?, isGuess: Bool) {
    if PluginManifest.isPath(uses.text) { return (plugin(uses, place, &mistakes), false) }
    do throws(ConfigurationError) { return (try registry.entry(for: uses.text), false) } catch {
      var error = error
      error.key = place + ".uses"
      mistakes.add(error, at: uses.mark)
      return (registry.guess(for: uses.text), true)
    }
  }

  private func plugin(_ uses: Marked, _ place: String, _ mistakes: inout Mistakes) -> StageEntry? {
    let parts = uses.text.split(separator: "@", omittingEmptySubsequences: false)
    let path = parts.dropLast(parts.count > 1 ? 1 : 0).joined(separator: "@")
    guard Self.isPlugin(Paths.join(folder, path)) else {
      mistakes.add(
        "there is no plugin in '\(path)'", at: uses.mark, key: place + ".uses",
        expected: "a folder with a \(PluginManifest.fileName)", nearest: nearest(path))
      return nil
    }
    switch PluginManifest.read(folder: Paths.join(folder, path)) {
    case .mistakes(let all):
      for error in all { mistakes.add(error, at: uses.mark) }
      return nil
    case .ready(let manifest):
      let entry = manifest.entry
      if parts.count > 1, parts.last.map(String.init) == String(entry.spec.version) { return entry }
      mistakes.add(
        parts.count > 1
          ? "'\(path)' has no version '\(parts[parts.count - 1])'" : "'\(path)' without a version",
        at: uses.mark, key: place + ".uses", expected: "\(path)@\(entry.spec.version)")
      return nil
    }
  }

  /// The plugin beside the missing one at `path` whose name is most like its own.
  private func nearest(_ path: String) -> String? {
    let above = Paths.parent(of: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Paths.join(folder, above))) ?? []
    let plugins = names.filter { Self.isPlugin(Paths.join(folder, above + "/" + $0)) }
    return NearestName.of(Paths.name(of: path), among: plugins.sorted()).map { above + "/" + $0 }
  }

  private static func isPlugin(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + PluginManifest.fileName)
  }
}

internal import Foundation
internal import ThreshKit
internal import ThreshStore

/// The digest of what decides a plan's records.
enum PlanDigest {
  /// SHA-256 over ids, stages and effective options. A path that an option names counts by the bytes of its file;
  /// that of the pages not at all, for the digest of the input covers them.
  static func of(_ steps: [Plan.Step], folder: String) -> String {
    var parts: [String] = []
    for step in steps {
      parts.append("\(step.id) \(step.spec.reference)")
      for setting in step.options {
        parts.append("\(setting.name)=\(step.canonicalText(of: setting, folder: folder))")
      }
    }
    return ContentID.sha256(Array(parts.joined(separator: "\n").utf8))
  }
}

extension Plan.Step {
  /// Everything but the input that decides what the stage makes.
  ///
  /// - Parameters:
  ///   - folder: the one that paths of the pipeline file are seen from.
  ///   - build: digest of the program.
  func identity(folder: String, build: String) -> StageIdentity {
    var writer = JSONWriter()
    writer.beginObject()
    for setting in options.sorted(by: { $0.name < $1.name }) {
      writer.member(named: setting.name, canonicalText(of: setting, folder: folder))
    }
    writer.endObject()
    return StageIdentity(
      reference: spec.reference, code: codeIdentity,
      options: String(decoding: writer.bytes, as: UTF8.self), build: build)
  }

  /// An option's value as JSON with sorted members; files that it names count by their content.
  func canonicalText(of setting: Plan.Setting, folder: String) -> String {
    if inputOptions.contains(setting.name) {
      if role == .source { return "" }
      return setting.value.texts.map { Self.contentDigest(Paths.join(folder, $0)) }.joined(separator: " ")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(setting.value)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// SHA-256 of a file, or of the names and bytes of all files in a folder; empty when there is nothing to read.
  private static func contentDigest(_ path: String) -> String {
    if let bytes = try? InputFile.read(path) { return ContentID.sha256(bytes) }
    let names = (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
    let parts = names.compactMap { name in
      (try? InputFile.read(path + "/" + name)).map { name + " " + ContentID.sha256($0) }
    }
    return parts.isEmpty ? "" : ContentID.sha256(Array(parts.joined(separator: "\n").utf8))
  }
}

extension Plan {
  /// The folder that input paths of the pipeline file are seen from.
  var inputFolder: String { file.map { Paths.parent(of: $0) } ?? outputFolder }
}

internal import Foundation
internal import ThreshKit

/// The digest of what decides a plan's records.
enum PlanDigest {
  /// SHA-256 over ids, stages and effective options. A path that an option names counts by the bytes of its file;
  /// that of the pages not at all, for the digest of the input covers them.
  static func of(_ steps: [Plan.Step], folder: String) -> String {
    var parts: [String] = []
    for step in steps {
      parts.append("\(step.id) \(step.spec.reference)")
      for setting in step.options {
        parts.append("\(setting.name)=\(text(setting, step, folder))")
      }
    }
    return ContentID.sha256(Array(parts.joined(separator: "\n").utf8))
  }

  private static func text(_ setting: Plan.Setting, _ step: Plan.Step, _ folder: String) -> String {
    if step.inputOptions.contains(setting.name) {
      if step.role == .source { return "" }
      return setting.value.texts.map { path in
        (try? InputFile.read(Paths.join(folder, path))).map(ContentID.sha256) ?? ""
      }.joined(separator: " ")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(setting.value)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

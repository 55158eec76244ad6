internal import ThreshEngine
internal import ThreshKit

/// Files of a checkout that are generated from the stages' descriptions.
enum GeneratedFiles {
  /// What each file is to hold when the program has `stages`.
  private static func current(_ stages: [StageEntry]) -> [String: String] {
    [
      "Documentation/Stages.md": StageReference.markdown(stages),
      "Documentation/pipeline.schema.json": JSONText.pretty(PipelineSchema(stages).document) + "\n",
    ]
  }

  /// Their paths from the root.
  static let paths = ["Documentation/Stages.md", "Documentation/pipeline.schema.json"]

  /// The files as they are once `entry` is built in. A file that is not current before is left alone: another program
  /// wrote it, or it waits to be generated anew.
  static func updated(
    in checkout: Checkout, _ stages: [StageEntry], adding entry: StageEntry
  ) -> [String: String] {
    // Stages that run other programs come after those that are built in.
    let builtIn = stages.prefix { $0.adapted == nil }
    let new = builtIn + [entry] + stages.dropFirst(builtIn.count)
    let old = current(stages)
    return current(Array(new)).filter { path, _ in (try? checkout.text(path)) == old[path] }
  }
}

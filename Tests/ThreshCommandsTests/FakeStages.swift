import ThreshKit

/// Stages with a fixed behaviour, so that the tests of the command line do not depend on any plugin.
enum FakeStages {
  struct Folder: SourceStage {
    struct Options: StageOptions {
      var path = "."
      static var options: [Option<Options>] { [.inputPath("path", \.path, help: "A folder.")] }
    }
    static let spec = StageSpec(
      name: "fake/folder", version: 2, summary: "Reads a folder", discussion: "More | words.",
      example: "- { uses: fake/folder@2 }")

    init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {}
    func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] { [] }
    func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] { [] }
  }

  struct Upper: MapStage {
    struct Options: StageOptions {
      enum Mode: String, CaseIterable, Sendable { case a, b }
      var mode = Mode.b
      var words: [String] = ["x"]
      static var options: [Option<Options>] {
        [.choice("mode", \.mode, help: "One | other."), .strings("words", \.words, help: "Words.")]
      }
    }
    static let spec = StageSpec(
      name: "fake/upper", version: 1, summary: "Makes text loud", example: "- { uses: fake/upper@1 }")

    init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {}
    func process(_ input: Document, _ report: inout Report) throws(RecordError) -> [Document] { [input] }
  }

  static let all = [StageEntry(source: Folder.self), StageEntry(map: Upper.self)]
}

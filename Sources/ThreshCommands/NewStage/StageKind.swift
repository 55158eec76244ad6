internal import ArgumentParser
internal import ThreshKit

/// What a new stage does; each kind begins with a stage that works.
enum StageKind: String, CaseIterable, ExpressibleByArgument {
  case extract, cleanup, ingest, dedupe, export

  func template(_ name: StageName) -> StageTemplate {
    switch self {
    case .extract: .extract(name)
    case .cleanup: .cleanup(name)
    case .ingest: .ingest(name)
    case .dedupe: .dedupe(name)
    case .export: .export(name)
    }
  }
}

/// The files of a new stage.
struct StageTemplate {
  var name: StageName
  /// As the generated source has it, so that the reference page can be written without building it.
  var entry: StageEntry
  /// `map`, `group`, `source` or `sink`: how it is registered.
  var registration: String
  /// Source of the stage.
  var source: String
  /// Source of its tests, without their imports.
  var tests: String
  /// What the tests read, by file name.
  var fixtures: [String: String]
  /// What the module's README says of its own work.
  var explanation: String

  init(
    _ name: StageName, _ spec: StageSpec, _ role: StageRole, options: [OptionSpec], explanation: String,
    source: String, tests: String, fixtures: [String: String]
  ) {
    self.name = name
    entry = StageEntry(describing: spec, role: role, options: options)
    registration =
      switch role {
      case .source: "source"
      case .map: "map"
      case .group: "group"
      case .sink: "sink"
      }
    self.source = source
    self.tests = tests
    self.fixtures = fixtures
    self.explanation = explanation
  }

  /// All files by path from the root of the checkout.
  var files: [String: String] {
    let type = name.type
    var files = [
      "Plugins/\(type)/Sources/\(type).swift": source,
      "Plugins/\(type)/README.md": readme,
      "Plugins/\(type)/Resources/README.md":
        "Data files of this module; the stage finds them with `ResourceLocator`.\n",
      "Tests/\(type)Tests/\(type)Tests.swift": imports + tests,
    ]
    for (file, text) in fixtures { files["Tests/Fixtures/\(type)/\(file)"] = text }
    return files
  }

  private var imports: String {
    let modules = ["Testing", "ThreshKit", "ThreshTesting"].map { "import \($0)\n" }
    return modules.joined() + "\n@testable import \(name.type)\n\n"
  }

  private var readme: String {
    """
    # \(name.type)

    Brings the stage `\(entry.spec.reference)`: \(entry.spec.summary.prefix(1).lowercased() + entry.spec.summary.dropFirst()).

    ```yaml
    \(entry.spec.example)
    ```

    \(explanation)

    `Sources/\(name.type).swift` is the stage, `Tests/\(name.type)Tests` holds it to the contract of stages and tries it on
    `Tests/Fixtures/\(name.type)`.

    """
  }
}

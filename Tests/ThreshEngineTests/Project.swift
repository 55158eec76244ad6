import Foundation
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// A folder with a pipeline file and pages, for one test.
struct Project {
  let folder: TemporaryFolder
  var path: String { folder.path }
  var file: String { path + "/p.yaml" }

  static let stages = """
    stages:
      - { id: pages, uses: toy/pages@1, with: { path: pages } }
      - { id: clean, uses: toy/clean@1 }
      - { id: lines, uses: toy/lines@1 }
    """

  /// - Parameters:
  ///   - yaml: everything after `thresh` and `name`.
  ///   - pages: by file name.
  init(_ yaml: String = Self.stages, pages: [String: String] = ["a.txt": "one\ntwo"]) throws {
    try self.init(whole: "thresh: 1\nname: p\n" + yaml + "\n", pages: pages)
  }

  init(whole: String, pages: [String: String] = ["a.txt": "one\ntwo"]) throws {
    folder = try TemporaryFolder()
    try folder.write(whole, to: "p.yaml")
    for (name, text) in pages { try folder.write(text, to: "pages/" + name) }
  }

  func check(
    _ overrides: [String] = [], out: String? = nil, variant: String? = nil, paramsFile: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Checked<Plan> {
    Planner(toyRegistry, workingFolder: path, environment: environment).check(
      file: "p.yaml", variant: variant, paramsFile: paramsFile,
      overrides: try overrides.map { try Override(parsing: $0) }, outputFolder: out)
  }

  func plan(
    _ overrides: [String] = [], out: String? = nil, variant: String? = nil, paramsFile: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Plan {
    try check(overrides, out: out, variant: variant, paramsFile: paramsFile, environment: environment).get()
  }

  func corpus(jobs: Int = 2, _ overrides: [String] = []) async throws -> Corpus {
    try await PipelineRunner(try plan(overrides), jobs: jobs, version: "test").run()
  }
}

/// `line:column message (…)` of every mistake in `yaml`, which stands after `thresh` and `name` on lines 1 and 2.
func mistakes(_ yaml: String, _ overrides: [String] = []) throws -> [String] {
  try Project(yaml).check(overrides).mistakes.map(\.description).map { $0.replacing("p.yaml:", with: "") }
}

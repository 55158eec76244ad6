import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStages

/// A stage module is a folder, a line of Package.swift and a line of BuiltIn.swift: never only one or two of them.
@Suite struct StageListTests {
  private static let root = Fixture.packageRoot()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func swiftFiles(_ folder: String) throws -> [String] {
    let base = root.appendingPathComponent(folder).path
    return (FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".swift") }.sorted().map { folder + "/" + $0 }
  }

  private static func plugins() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Plugins").path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func everyFolderIsInTheManifest() throws {
    let manifest = try Self.text("Package.swift")
    let start = try #require(manifest.firstRange(of: "let plugins = ["))
    let listed = manifest[start.upperBound...].prefix { $0 != "]" }
      .split(separator: "\"").map(String.init).filter { $0.contains(where: \.isLetter) }
    for name in try Self.plugins() where !listed.contains(name) {
      Issue.record("Plugins/\(name) is in no build: add \"\(name)\" to `let plugins` in Package.swift")
    }
    for name in listed where !(try Self.plugins()).contains(name) {
      Issue.record(
        "Package.swift lists \"\(name)\", but there is no folder Plugins/\(name): add it or take the name out"
      )
    }
  }

  @Test func everyStageIsInTheRegistry() throws {
    let registry = try Self.text("Sources/ThreshStages/BuiltIn.swift")
    let roles = [
      "SourceStage": "source", "MapStage": "map", "GroupStage": "group", "SinkStage": "sink",
    ]
    var found = 0
    for plugin in try Self.plugins() {
      if !registry.contains("import \(plugin)\n") {
        Issue.record(
          "no stage of Plugins/\(plugin) can be used: add `internal import \(plugin)` to BuiltIn.swift")
      }
      for file in try Self.swiftFiles("Plugins/\(plugin)/Sources") {
        for line in try Self.text(file).split(separator: "\n") {
          guard let colon = line.firstIndex(of: ":"), line.hasPrefix("public"),
            ["struct ", "class "].contains(where: { line.contains($0) })
          else { continue }
          let words = line[colon...].split { !($0.isLetter || $0.isNumber) }.map(String.init)
          guard let role = words.lazy.compactMap({ roles[$0] }).first else { continue }
          let name = line[..<colon].split(separator: " ").last.map(String.init) ?? ""
          found += 1
          #expect(
            registry.contains("StageEntry(\(role): \(name).self)"),
            "\(file): \(name) cannot be used: add `StageEntry(\(role): \(name).self),` to BuiltIn.swift")
        }
      }
    }
    #expect(
      found == BuiltIn.stages.count,
      "BuiltIn.swift lists \(BuiltIn.stages.count) stages, Plugins/ has \(found)")
  }

  @Test func everyStageHasANameOfItsOwn() {
    let references = BuiltIn.stages.map(\.spec.reference)
    #expect(Set(references).count == references.count)
  }

  @Test func everyFolderHasAReadme() throws {
    for name in try Self.plugins() {
      let readme = Self.root.appendingPathComponent("Plugins/\(name)/README.md").path
      #expect(FileManager.default.fileExists(atPath: readme), "Plugins/\(name) has no README.md")
    }
  }
}

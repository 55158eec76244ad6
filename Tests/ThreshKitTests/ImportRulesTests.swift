import Foundation
import Testing
import ThreshTesting

/// Who may import whom: the table of Documentation/Architecture.md, read against every source file.
@Suite struct ImportRulesTests {
  private static let plugins = ["ThreshKit", "ThreshMarkup", "ThreshText"]

  /// Modules of this package that each module may import; plugins have ``plugins``.
  private static let allowed: [String: [String]] = [
    "CLibXML2": [], "CZlib": [],
    "ThreshKit": [],
    "ThreshMarkup": ["ThreshKit", "CLibXML2", "CZlib"],
    "ThreshText": ["ThreshKit"],
    "ThreshFindings": ["ThreshText"],
    "ThreshTesting": ["ThreshKit"],
    "ThreshPlugin": ["ThreshKit"],
    "ThreshStore": ["ThreshKit"],
    "ThreshEngine": ["ThreshKit", "ThreshStore"],
    "ThreshCommands": ["ThreshKit", "ThreshEngine", "ThreshStore", "ThreshStages"],
    "thresh": ["ThreshCommands"],
    "thresh-eval": [
      "ThreshCommands", "ThreshKit", "ThreshStages", "ThreshEngine", "ThreshFindings", "ThreshMarkup",
      "CLibXML2",
    ],
  ]

  private static let root = Fixture.packageRoot()

  private static func folders(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(name).path)
      .filter { name in !name.hasPrefix(".") }.sorted()
  }

  /// `file:line` and module of every import under `folder`.
  private static func imports(under folder: String) throws -> [(place: String, module: String)] {
    let base = root.appendingPathComponent(folder)
    let files = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    var found: [(place: String, module: String)] = []
    for file in files.filter({ $0.hasSuffix(".swift") }).sorted() {
      let text = try String(contentsOf: base.appendingPathComponent(file), encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let words = line.split(separator: " ")
        guard let word = words.firstIndex(of: "import"), word + 1 < words.count,
          words[..<word].allSatisfy({
            ["public", "internal", "package", "private", "fileprivate"].contains($0) || $0.hasPrefix("@")
          })
        else { continue }
        let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let name = kinds.contains(String(words[word + 1])) ? words.dropFirst(word + 2).first : words[word + 1]
        let module = (name ?? "").prefix { $0 != "." }
        found.append(("\(folder)/\(file):\(number + 1)", String(module)))
      }
    }
    return found
  }

  @Test func everyModuleImportsOnlyWhatItMay() throws {
    let plugins = try Self.folders("Plugins")
    let modules = try Self.folders("Sources")
    let ours = Set(plugins + modules)
    var read = 0
    for module in modules + plugins {
      let isPlugin = plugins.contains(module)
      let stages = ["ThreshKit"] + plugins
      let known = isPlugin ? Self.plugins : module == "ThreshStages" ? stages : Self.allowed[module]
      let allowed = try #require(known, "Sources/\(module) is a new module: add its line to the import table")
      for (place, name) in try Self.imports(under: (isPlugin ? "Plugins/" : "Sources/") + module) {
        read += 1
        guard ours.contains(name), !allowed.contains(name) else { continue }
        Issue.record("\(place): \(module) may not import \(name), only \(allowed.joined(separator: ", "))")
      }
    }
    #expect(read > 50, "imports were not found; the reader of this test is broken")
  }

  @Test func onlyMarkupSeesTheCLibraries() throws {
    // The tool that times libxml2 beside cleanup has to call it.
    let places = ["Sources/ThreshMarkup/", "Sources/thresh-eval/CleanupSpeed.swift"]
    for folder in ["Sources", "Plugins"] {
      for (place, name) in try Self.imports(under: folder)
      where name.hasPrefix("C") && ["CLibXML2", "CZlib"].contains(name) {
        #expect(places.contains(where: place.hasPrefix), "\(place) imports \(name)")
      }
    }
  }
}

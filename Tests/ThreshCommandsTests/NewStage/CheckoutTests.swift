import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

@Suite struct CheckoutTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("let plugins = [\"Ingest\", \"Export\"]\n\nlet rest = [\"x\"]\n", to: "Package.swift")
    try folder.write(Self.registry, to: "Sources/ThreshStages/BuiltIn.swift")
    try folder.write("", to: "Plugins/Ingest/README.md")
  }

  private static let registry = """
    internal import Export
    internal import Ingest
    public import ThreshKit

    public enum BuiltIn {
      public static let stages: [StageEntry] = [
        StageEntry(source: SavedPages.self),
        StageEntry(sink: CSVExport.self),
      ]
    }

    """

  @Test func itIsFoundFromAFolderInside() throws {
    let checkout = try Checkout(around: folder.url.appendingPathComponent("Plugins/Ingest"))
    #expect(checkout.root.path == folder.path)
  }

  @Test func elsewhereItIsNot() throws {
    let empty = try TemporaryFolder()
    let error = #expect(throws: ConfigurationError.self) { try Checkout(around: empty.url) }
    #expect(error?.description.contains("is not in a checkout of Thresh") == true)
  }

  @Test func theModuleComesLastInTheListOfPlugins() throws {
    let text = try Checkout(around: folder.url).manifest(adding: "SampleSize")
    #expect(text == "let plugins = [\"Ingest\", \"Export\", \"SampleSize\"]\n\nlet rest = [\"x\"]\n")
  }

  @Test func aLongListHasALineForEach() throws {
    let name = String(repeating: "Long", count: 25)
    let text = try Checkout(around: folder.url).manifest(adding: name)
    #expect(text.hasPrefix("let plugins = [\n  \"Ingest\",\n  \"Export\",\n  \"\(name)\",\n]\n"))
    // And it can be read again.
    try folder.write(text, to: "Package.swift")
    #expect(try Checkout(around: folder.url).manifest(adding: "B").contains("  \"\(name)\",\n  \"B\",\n]\n"))
  }

  @Test(arguments: [("Dose", 0), ("Furniture", 1), ("Zinc", 3)])
  func theImportIsInItsPlaceAndTheStageLast(name: String, line: Int) throws {
    let text = try Checkout(around: folder.url).registry(adding: name, as: "map")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[line] == "internal import \(name)")
    let last = try #require(lines.firstIndex(of: "    StageEntry(map: \(name).self),"))
    #expect(lines[last + 1] == "  ]")
    #expect(lines.count == Self.registry.split(separator: "\n", omittingEmptySubsequences: false).count + 2)
  }

  @Test func aFileWithoutTheListIsNamed() throws {
    try folder.write("// nothing\n", to: "Package.swift")
    #expect(throws: ConfigurationError.self) { try Checkout(around: folder.url).manifest(adding: "Dose") }
  }
}

import Foundation
import Testing
import ThreshKit
import ThreshTesting

@Suite struct FixtureTests {
  private let folder: TemporaryFolder
  /// A test file of a package in the folder.
  private var file: String { folder.path + "/Tests/SomeTests/SomeTests.swift" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "Package.swift")
  }

  @Test func theRootIsTheFolderWithThePackageFile() {
    #expect(Fixture.packageRoot(of: file).path == folder.path)
    #expect(Fixture.path("pages/a.txt", file: file) == folder.path + "/Tests/Fixtures/pages/a.txt")
  }

  @Test func recordsAreReadOneALine() throws {
    try folder.write(
      "{\"id\":\"p\",\"text\":\"Pain\"}\n{\"id\":\"q\",\"text\":\"\"}\n", to: "Tests/Fixtures/a.jsonl")
    #expect(try Fixture.records(Document.self, "a.jsonl", file: file).map(\.id) == ["p", "q"])
  }

  @Test(arguments: [
    ("{\"id\":\"p\"}", "a.jsonl:2: a document without 'text'"), ("{\"id\"", "a.jsonl:2: not JSON: "),
    ("[1]", "a.jsonl:2: not an object"),
  ])
  func aWrongLineIsNamed(line: String, message: String) throws {
    try folder.write("{\"id\":\"p\",\"text\":\"Pain\"}\n\(line)\n", to: "Tests/Fixtures/a.jsonl")
    let error = #expect(throws: FixtureError.self) {
      try Fixture.records(Document.self, "a.jsonl", file: file)
    }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }
}

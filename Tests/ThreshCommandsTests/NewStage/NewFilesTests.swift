import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

@Suite struct NewFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func newFilesAreWrittenAndOldOnesReplaced() throws {
    try folder.write("old", to: "list.txt")
    try NewFiles(root: folder.url, files: ["a/b/c.txt": "new", "list.txt": "changed"]).write()
    #expect(folder.listing() == ["a", "a/b", "a/b/c.txt", "list.txt"])
    #expect(folder.text("a/b/c.txt") == "new")
    #expect(folder.text("list.txt") == "changed")
  }

  @Test func whenOneCannotBeWrittenNoneIs() throws {
    try folder.write("old", to: "list.txt")
    // A folder stands where the last file is to go.
    try folder.write("x", to: "z.txt/inside")
    let before = folder.listing()
    #expect(throws: SinkError.self) {
      try NewFiles(root: folder.url, files: ["a/b.txt": "new", "list.txt": "changed", "z.txt": "no"]).write()
    }
    #expect(folder.listing() == before)
    #expect(folder.text("list.txt") == "old")
  }
}

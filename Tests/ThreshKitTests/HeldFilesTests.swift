import Foundation
import Testing
import ThreshKit
import ThreshTesting

/// Files that get their names together, or not at all.
@Suite struct HeldFilesTests {
  private let folder: TemporaryFolder
  private let held = HeldFiles()

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("old", to: "a.txt")
  }

  private func output(_ held: HeldFiles) -> OutputFolder { OutputFolder(path: folder.path, held: held) }

  @Test func nothingHasItsNameBeforeTheCommit() throws {
    let written = try output(held).write(Array("new".utf8), to: "a.txt")
    _ = try output(held).write(Array("b".utf8), to: "below/b.txt")
    #expect(written.bytes == 3 && folder.text("a.txt") == "old" && folder.text("below/b.txt") == nil)
    try held.commit()
    #expect(folder.text("a.txt") == "new" && folder.text("below/b.txt") == "b")
    #expect(folder.listing() == ["a.txt", "below", "below/b.txt"])
  }

  @Test func whatIsDiscardedLeavesNothing() throws {
    _ = try output(held).write(Array("new".utf8), to: "a.txt")
    held.discard()
    try held.commit()
    #expect(folder.text("a.txt") == "old" && folder.listing() == ["a.txt"])
  }

  @Test func whatNobodyCommitsIsDiscarded() throws {
    do {
      let forgotten = HeldFiles()
      _ = try output(forgotten).write(Array("new".utf8), to: "a.txt")
      #expect(folder.listing().count == 2)
    }
    #expect(folder.text("a.txt") == "old" && folder.listing() == ["a.txt"])
  }

  @Test func whatCannotBePlacedIsNamedAndCleanedUp() throws {
    _ = try output(held).write(Array("new".utf8), to: "a.txt")
    _ = try output(held).write(Array("c".utf8), to: "c.txt")
    try folder.write("x", to: "c.txt/in the way")
    #expect(throws: SinkError(path: folder.path + "/c.txt", "cannot be written: Is a directory")) {
      try held.commit()
    }
    #expect(!folder.listing().contains { $0.hasSuffix(".tmp") })
  }
}

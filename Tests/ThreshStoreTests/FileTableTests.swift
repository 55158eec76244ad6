import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStore

/// A file is known as long as the system says the same of it.
@Suite struct FileTableTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private var path: String { folder.path + "/a.txt" }

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(at: folder.path + "/w")
    try folder.write("one", to: "a.txt")
  }

  private func keep(settled: Double = 0) throws {
    let table = FileTable(workspace, settled: settled)
    table.keep([1, 2], path: path, name: "a", stage: "s", stamp: FileStamp(path))
    try table.flush()
  }

  private func found(_ name: String = "a", stage: String = "s") throws -> [UInt8]? {
    try FileTable(workspace).find(path, name: name, stage: stage)?.data
  }

  @Test func aFileThatHasNotChangedIsKnown() throws {
    try keep()
    #expect(try found() == [1, 2])
    #expect(try found("b") == nil && found(stage: "t") == nil)
  }

  @Test func aFileOfTheSameSizeAndTimeIsNotTheSame() throws {
    try keep()
    let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try folder.write("two", to: "a.txt")
    try FileManager.default.setAttributes([.modificationDate: #require(before)], ofItemAtPath: path)
    #expect(try found() == nil)
  }

  @Test func whatATableHasLookedForInVainItFindsOnceItIsKept() throws {
    let table = FileTable(workspace, settled: 0)
    #expect(try table.find(path, name: "a", stage: "s") == nil)
    table.keep([1], path: path, name: "a", stage: "s", stamp: FileStamp(path))
    #expect(try table.find(path, name: "a", stage: "s") == nil)
    try table.flush()
    #expect(try table.find(path, name: "a", stage: "s")?.data == [1])
  }

  @Test func aFileThatIsGoneIsNotKnown() throws {
    try keep()
    try FileManager.default.removeItem(atPath: path)
    #expect(try found() == nil)
  }

  @Test func aFileThatHasJustChangedIsNotTrusted() throws {
    try keep(settled: 60)
    #expect(try found() == nil)
  }

  @Test func aFileThatChangedWhileItWasReadIsNotKept() throws {
    let stamp = FileStamp(path)
    try folder.write("longer", to: "a.txt")
    let table = FileTable(workspace, settled: 0)
    table.keep([1], path: path, name: "a", stage: "s", stamp: stamp)
    try table.flush()
    #expect(try found() == nil)
  }
}

import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

@Suite struct PipelineLocatorTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("thresh: 1\nname: sleep\n", to: "Pipelines/sleep.yaml")
    try folder.write("thresh: 1\nname: pain\n", to: "Pipelines/pain.yaml")
    try folder.write("thresh: 1\nname: mine\n", to: "work/deep/mine.yaml")
    try folder.write("services: {}\n", to: "work/deep/compose.yaml")
    try folder.write("thresh: 1\nname: shipped\n", to: "program/Pipelines/shipped.yaml")
  }

  private func locator(in path: String) -> PipelineLocator {
    let nowhere = Console.Stream(write: { _ in true }, isTerminal: false, colour: false, width: 80)
    return PipelineLocator(
      Session(
        stages: [], console: Console(out: nowhere, error: nowhere),
        workingDirectory: folder.url.appendingPathComponent(path),
        executable: folder.url.appendingPathComponent("program/bin/thresh")))
  }

  private func relative(_ url: URL) -> String { String(url.path.dropFirst(folder.path.count + 1)) }

  @Test func aNameIsFoundInPipelinesHereAndAbove() throws {
    #expect(try relative(locator(in: "").find("sleep")) == "Pipelines/sleep.yaml")
    #expect(try relative(locator(in: "work/deep").find("sleep")) == "Pipelines/sleep.yaml")
  }

  @Test func aNameIsFoundInTheFolderItselfAndBesideTheProgram() throws {
    #expect(try relative(locator(in: "work/deep").find("mine")) == "work/deep/mine.yaml")
    #expect(try relative(locator(in: "work").find("shipped")) == "program/Pipelines/shipped.yaml")
  }

  @Test func theNearestFileWins() throws {
    try folder.write("thresh: 1\n", to: "work/Pipelines/pain.yaml")
    #expect(try relative(locator(in: "work/deep").find("pain")) == "work/Pipelines/pain.yaml")
    #expect(locator(in: "work/deep").all().map(relative).filter { $0.hasSuffix("pain.yaml") }.count == 1)
  }

  @Test func aPathIsTakenAsItIs() throws {
    #expect(try relative(locator(in: "work").find("deep/mine.yaml")) == "work/deep/mine.yaml")
    #expect(throws: ConfigurationError.self) { try locator(in: "work").find("deep/other.yaml") }
    #expect(throws: ConfigurationError.self) { try locator(in: "work").find("deep/") }
  }

  @Test func anUnknownNameListsTheKnownOnesAndTheNearest() throws {
    let error = #expect(throws: ConfigurationError.self) { try locator(in: "work/deep").find("sleeep") }
    #expect(error?.nearest == "sleep")
    #expect(error?.expected == "one of mine, pain, shipped, sleep")
  }

  @Test func otherToolsFilesAreNotListed() {
    #expect(!locator(in: "work/deep").all().map(relative).contains("work/deep/compose.yaml"))
  }
}

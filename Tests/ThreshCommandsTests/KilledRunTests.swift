import Foundation
import Testing
import ThreshTesting

/// Runs that are killed with no chance to tidy up. Tests/Evaluation/kill.py does the same at hundreds of moments.
@Suite struct KilledRunTests {
  private let folder: TemporaryFolder
  private static let exports = ["evidence.csv", "problems.csv", "review.json"]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      thresh: 1
      name: review
      stages:
        - { id: pages, uses: ingest/saved-pages@1, with: { path: pages } }
        - { id: clean, uses: cleanup/page@1 }
        - { id: evidence, uses: extract/evidence@1 }
        - { id: claims, uses: dedupe/claims@1 }
      export:
        - { uses: export/csv@1, with: { table: evidence, path: evidence.csv } }
        - { uses: export/csv@1, with: { table: problems, path: problems.csv } }
        - { uses: export/json@1, with: { path: review.json } }

      """, to: "review.yaml")
    for number in 0..<40 {
      try folder.write(
        """
        A 2017 meta-analysis reviewed \(number + 3) trials of acupuncture for back pain.

        Acupuncture reduced back pain in \(number + 20) of 90 patients. Bruises are common.
        """, to: "pages/\(number).txt")
    }
    try folder.write("\u{0}\u{1}\u{2}", to: "pages/broken.pdf")
  }

  private func start(_ name: String) throws -> Process {
    let tests = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appendingPathComponent("thresh")
    try #require(FileManager.default.isExecutableFile(atPath: program.path), "\(program.path) is not built")
    let process = Process()
    process.executableURL = program
    process.arguments = [
      "run", "review.yaml", "--out", name, "--workspace", name + "-workspace", "--jobs", "2",
    ]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func exports(_ name: String) -> [String?] { Self.exports.map { folder.text(name + "/" + $0) } }

  @Test func theNextRunLeavesWhatARunLeavesThatNobodyKilled() throws {
    let clock = ContinuousClock()
    let whole = try clock.measure {
      let process = try start("whole")
      process.waitUntilExit()
      #expect(process.terminationStatus == 3)
    }
    let reference = exports("whole")
    #expect(reference.allSatisfy { $0?.isEmpty == false })
    for moment in 1...8 {
      let name = "killed-\(moment)"
      let process = try start(name)
      usleep(UInt32(whole / .microseconds(1) * Double(moment) / 8))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for (left, wanted) in zip(exports(name), reference) where left != nil { #expect(left == wanted) }
      let next = try start(name)
      next.waitUntilExit()
      #expect(next.terminationStatus == 3)
      #expect(exports(name) == reference, "killed at \(moment)/8")
      #expect(!folder.listing().contains { $0.hasSuffix(".tmp") || $0.hasSuffix(".lock") })
    }
  }
}

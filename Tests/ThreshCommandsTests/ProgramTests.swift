import Foundation
import Testing
import ThreshTesting

/// The program itself, as a process: what cannot be seen from inside.
@Suite struct ProgramTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      thresh: 1
      name: slow
      stages:
        - { id: pages, uses: ingest/saved-pages@1, with: { path: pages } }
        - { id: clean, uses: cleanup/page@1 }
      export:
        - { uses: export/csv@1, with: { table: sources, path: sources.csv } }

      """, to: "slow.yaml")
  }

  /// The program that was built with these tests, started in the folder.
  private func start(
    _ arguments: String..., output: FileHandle = .nullDevice, error: Any = FileHandle.nullDevice
  )
    throws -> Process
  {
    let tests = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appendingPathComponent("thresh")
    try #require(FileManager.default.isExecutableFile(atPath: program.path), "\(program.path) is not built")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = output
    process.standardError = error
    try process.run()
    return process
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aSignalEndsARunAtOnceAndLeavesNoFile(signal: Int32) throws {
    let page = String(repeating: "Some words about pain and what may help against it.\n\n", count: 400)
    for number in 0..<800 { try folder.write("Page \(number)\n\n" + page, to: "pages/\(number).txt") }
    let process = try start("run", "slow")
    let patience = Date().addingTimeInterval(20)
    while !folder.listing().contains("out/slow/.thresh.lock"), process.isRunning, Date() < patience {
      usleep(10_000)
    }
    usleep(100_000)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(folder.listing().filter { $0.hasPrefix("out/slow/") } == [])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func outputThatCannotBeWrittenIsAnError() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let said = Pipe()
    let process = try start("stages", output: full, error: said)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let text = String(decoding: said.fileHandleForReading.availableData, as: UTF8.self)
    #expect(text.contains("error: standard output cannot be written: No space left on device"), "\(text)")
  }

  @Test func theStatusOfTheProcessIsThatOfTheCommand() throws {
    for (arguments, status) in [("--version", 0), ("bogus", 2)] {
      let process = try start(arguments)
      process.waitUntilExit()
      #expect(process.terminationStatus == Int32(status))
    }
  }
}

internal import ArgumentParser
internal import Foundation

/// How many cores a command may use.
struct WorkerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Cores to use; all by default. The result is the same for any number.", valueName: "n")
  )
  var jobs: Int?

  var count: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256") }
  }
}

import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

@Suite struct ExitStatusTests {
  private func harness() throws -> (CommandHarness, TemporaryFolder) {
    let folder = try TemporaryFolder()
    return (CommandHarness(stages: [], folder: folder.url), folder)
  }

  @Test func wrongUseEndsWithTwoAndSaysWhatIsRight() async throws {
    let (harness, _) = try harness()
    for arguments in [
      ["bogus"], ["clean"], ["clean", "a", "--format", "pdf"], ["clean", "a", "--jobs", "0"],
    ] {
      let result = await harness.run(arguments)
      #expect(result.status == 2, "\(arguments)")
      #expect(result.error.contains("error: "), "\(arguments)")
      #expect(result.out.isEmpty)
    }
  }

  @Test func aMisspeltCommandNamesTheNearest() async throws {
    let result = await (try harness().0).run(["rnu", "sleep"])
    #expect(result.status == 2 && result.error.contains("error: there is no command 'rnu'"))
    #expect(result.error.contains("did you mean 'run'?"), "\(result.error)")
  }

  @Test func helpAndVersionAreNoErrors() async throws {
    let (harness, _) = try harness()
    let version = await harness.run(["--version"])
    #expect(version.status == 0)
    #expect(version.out == Version.current + "\n")
    let help = await harness.run(["--help"])
    #expect(help.status == 0)
    #expect(help.out.contains("USAGE: thresh"))
    #expect(help.error.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsNameTheCommands(shell: String) async throws {
    let (harness, _) = try harness()
    let result = await harness.run(["--generate-completion-script", shell])
    #expect(result.status == 0)
    #expect(result.out.contains("describe"))
  }

  @Test func everyErrorHasItsStatus() {
    let session = Session(
      stages: [], console: Console(out: .nowhere, error: .nowhere),
      workingDirectory: URL(fileURLWithPath: "/"))
    #expect(ThreshMain.report(ConfigurationError("x"), session) == 2)
    #expect(ThreshMain.report(SinkError(path: "x", "y"), session) == 1)
    #expect(ThreshMain.report(StoreError(.locked, "x"), session) == 1)
    #expect(ThreshMain.report(ExitStatus.problems, session) == 3)
    #expect(ThreshMain.report(CancellationError(), session) == 130)
  }
}

extension Console.Stream {
  fileprivate static let nowhere = Console.Stream(
    write: { _ in true }, isTerminal: false, colour: false, width: 80)
}

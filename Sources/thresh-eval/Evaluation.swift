internal import ArgumentParser
internal import Foundation
internal import ThreshCommands
internal import ThreshKit

/// `thresh-eval`: writes what each benchmark scorer reads.
struct Evaluation: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresh-eval", abstract: "Write predictions for the benchmark scorers to standard output.",
    discussion: """
      For development. `make eval` runs all of them, scores them and compares with the baseline.

      EXAMPLE
        thresh-eval evidence my-texts > rows.jsonl
      """,
    subcommands: [
      EvidencePredictions.self, CleanupPredictions.self, ArticlePredictions.self, ClaimPredictions.self,
      QuestionPredictions.self, RolePredictions.self, RecordPredictions.self, UnitFeatureDump.self,
      QuestionFeatureDump.self, RoleFeatureDump.self,
      BlockFeatureDump.self, EngineOverhead.self, HTML5LibScore.self, Growth.self, HostileFiles.self,
      CleanupSpeed.self, ExtractionSpeed.self,
    ])

  @TaskLocal static var stages: [StageEntry] = []

  /// Runs the command of this process, and ends it with the same exit statuses as `thresh`.
  static func run(stages: [StageEntry]) async -> Never {
    let status = await $stages.withValue(stages) {
      do {
        var command = try parseAsRoot()
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
        return Int32(0)
      } catch let code as ExitCode {
        return code.rawValue
      } catch let error as ConfigurationError {
        return complain(error.description, 2)
      } catch {
        let message = fullMessage(for: error)
        if exitCode(for: error) == .success {
          print(message)
          return 0
        }
        return complain(message, exitCode(for: error) == .validationFailure ? 2 : 1)
      }
    }
    Foundation.exit(status)
  }

  /// Prints `message` on standard error and returns `status`.
  static func complain(_ message: String, _ status: Int32) -> Int32 {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    return status
  }

  /// Says that a benchmark has no stage yet.
  static func notBuilt(_ what: String) -> ExitCode {
    ExitCode(complain("not built yet: \(what)", 2))
  }
}

internal import ArgumentParser
internal import Foundation
public import ThreshKit
internal import ThreshStages

/// The command line as a function, so that a program with stages of its own is one line long.
///
/// ```swift
/// await ThreshMain.run(extra: [MyStage.self])
/// ```
public enum ThreshMain {
  /// Runs the command that the process was started with, with the built-in stages, and ends the process.
  public static func main() async -> Never { await main(stages: BuiltIn.stages) }

  /// The same with stages of one's own behind the built-in ones: a `thresh` that knows them by name.
  public static func run(extra stages: [any MapStage.Type]) async -> Never {
    await main(stages: BuiltIn.stages + stages.map { StageEntry(map: $0) })
  }

  /// Runs the command that the process was started with, and ends the process with its exit status.
  public static func main(stages: [StageEntry]) async -> Never {
    let session = Session(stages: stages)
    let status = await run(Array(CommandLine.arguments.dropFirst()), session: session)
    guard let reason = Console.outputFailure.withLock({ $0 }) else { exit(status) }
    session.console.error.line(
      session.console.error.style.red("error:") + " standard output cannot be written: \(reason)")
    exit(status == ExitStatus.fine.rawValue ? ExitStatus.failed.rawValue : status)
  }

  /// Runs one command and returns its exit status: 0 fine, 1 failed, 2 wrong use or pipeline, 3 done but with
  /// problems, 130 stopped.
  public static func run(_ arguments: [String], session: Session) async -> Int32 {
    await Session.$current.withValue(session) {
      do {
        var command = try ThreshCommand.parseAsRoot(arguments)
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
        return ExitStatus.fine.rawValue
      } catch {
        return report(unknownCommand(arguments) ?? error, session)
      }
    }
  }

  /// What is wrong with a command line whose first word is no command.
  private static func unknownCommand(_ arguments: [String]) -> ConfigurationError? {
    var known = ["help"]
    for group in ThreshCommand.configuration.groupedSubcommands {
      for command in group.subcommands { known += [command.configuration.commandName].compactMap { $0 } }
    }
    known.sort()
    guard let word = arguments.first, !word.hasPrefix("-"), !known.contains(word) else { return nil }
    return ConfigurationError(
      "there is no command '\(word)'", expected: "one of " + known.joined(separator: ", "),
      nearest: NearestName.of(word, among: known))
  }

  /// Prints what ended a command early, and says which status that is.
  static func report(_ error: any Error, _ session: Session) -> Int32 {
    let console = session.console
    let diagnostics = Diagnostics(session)
    func fail(_ message: String, _ status: ExitStatus) -> Int32 {
      console.error.line(console.error.style.red("error:") + " " + message)
      return status.rawValue
    }
    switch error {
    case let status as ExitStatus:
      return status.rawValue
    case let mistake as ConfigurationError:
      for line in diagnostics.lines(mistake) { console.error.line(line) }
      return ExitStatus.misuse.rawValue
    case let mistakes as PipelineMistakes:
      for line in diagnostics.lines(mistakes.all) { console.error.line(line) }
      return ExitStatus.misuse.rawValue
    case let failure as SinkError:
      return fail(failure.description, .failed)
    case let failure as StoreError:
      return fail(failure.description, .failed)
    case let failure as RecordError:
      return fail("\(failure.message) (\(failure.code))", .failed)
    case is CancellationError:
      console.error.line("stopped")
      return ExitStatus.interrupted.rawValue
    default:
      return reportParsing(error, console)
    }
  }

  private static func reportParsing(_ error: any Error, _ console: Console) -> Int32 {
    let message = ThreshCommand.fullMessage(for: error)
    if ThreshCommand.exitCode(for: error) == .success {
      console.out.line(message)
      return ExitStatus.fine.rawValue
    }
    console.error.line(message.hasPrefix("Error: ") ? "error: " + message.dropFirst(7) : message)
    return ThreshCommand.exitCode(for: error) == .validationFailure
      ? ExitStatus.misuse.rawValue : ExitStatus.failed.rawValue
  }
}

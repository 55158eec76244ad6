import ArgumentParser
import Testing
import ThreshTesting

@testable import ThreshCommands

@Suite struct HelpTests {
  static let commands: [any ParsableCommand.Type] =
    [ThreshCommand.self] + top + top.flatMap { $0.configuration.subcommands }

  private static let top =
    ThreshCommand.configuration.subcommands
    + ThreshCommand.configuration.groupedSubcommands.flatMap(\.subcommands)

  @Test(arguments: commands.map { $0._commandName })
  func helpIsAsCommitted(name: String) throws {
    let command = try #require(Self.commands.first { $0._commandName == name })
    let help =
      command == ThreshCommand.self
      ? ThreshCommand.helpMessage(columns: 100) : ThreshCommand.helpMessage(for: command, columns: 100)
    let difference = Snapshot.difference(help + "\n", "help-\(name).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func everyHelpHasAnExample() {
    for command in Self.commands {
      #expect(command.configuration.discussion.contains("EXAMPLE\n  thresh "), "\(command._commandName)")
    }
  }
}

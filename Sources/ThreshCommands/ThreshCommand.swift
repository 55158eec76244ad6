internal import ArgumentParser

/// The root of the command line.
struct ThreshCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresh",
    abstract: "Turn a folder of saved pages into an evidence table, every cell traceable to its words.",
    discussion: """
      EXAMPLE
        thresh run acupuncture-back-pain --set pages=my-pages --out table
        thresh show E1f2e3d4

      EXIT STATUS
        0 fine, 1 failed, 2 wrong use or pipeline, 3 done but with problems, 130 stopped

      COMPLETIONS
        thresh --generate-completion-script bash, zsh or fish prints a script for your shell
      """,
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Reviewing",
        subcommands: [RunCommand.self, ShowCommand.self, ExportCommand.self, CleanCommand.self]),
      CommandGroup(
        name: "Looking into a workspace",
        subcommands: [
          StatusCommand.self, WhyCommand.self, TraceCommand.self, DiffCommand.self, RetryCommand.self,
          VerifyCommand.self, GcCommand.self,
        ]),
      CommandGroup(
        name: "Pipelines and stages",
        subcommands: [
          ListCommand.self, LintCommand.self, ExplainCommand.self, TestCommand.self, StagesCommand.self,
          DescribeCommand.self, SchemaCommand.self, NewCommand.self, CheckCommand.self, FilterCommand.self,
        ]),
    ])
}

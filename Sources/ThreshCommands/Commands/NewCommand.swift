internal import ArgumentParser
internal import Foundation
internal import ThreshKit

/// `thresh new stage NAME`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin something of your own.",
    discussion: """
      EXAMPLE
        thresh new stage SampleSize
        thresh new stage WordCloud --kind export
      """,
    subcommands: [NewStageCommand.self])
}

/// `thresh new stage NAME --kind KIND`
struct NewStageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stage", abstract: "Write a stage in Swift that works, for you to change.",
    discussion: """
      Writes Plugins/NAME with the stage and its README, Tests/NAMETests with its tests, a fixture, and the two lines \
      that register it; all of them or, when something is in the way, none. Needs a checkout of Thresh; for a package \
      of your own, and for other languages, see Documentation/WritingAStage.md.

      EXAMPLE
        thresh new stage SampleSize
        thresh new stage WordCloud --kind export
        swift test --filter SampleSizeTests
      """)

  @Argument(help: "A Swift type name, such as SampleSize; the stage is then called extract/sample-size.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "What it does: extract reads more from each statement, cleanup tidies pages, ingest finds pages, dedupe relates "
        + "statements, export writes a file."))
  var kind: StageKind = .extract

  func run() throws {
    let session = Session.current
    let checkout = try Checkout(around: session.workingDirectory)
    let template = kind.template(try StageName(name))
    let type = template.name.type
    for path in ["Plugins/\(type)", "Sources/\(type)", "Tests/\(type)Tests", "Tests/Fixtures/\(type)"]
    where checkout.exists(path) {
      throw ConfigurationError("there is a folder \(path) already", expected: "a name that is not used yet")
    }
    if let taken = session.stages.first(where: { $0.spec.name == template.entry.spec.name }) {
      throw ConfigurationError("there is a stage \(taken.spec.reference) already", expected: "another name")
    }
    var files = template.files
    files[Checkout.manifest] = try checkout.manifest(adding: type)
    files[Checkout.registry] = try checkout.registry(adding: type, as: template.registration)
    for (path, text) in GeneratedFiles.updated(in: checkout, session.stages, adding: template.entry) {
      files[path] = text
    }
    try NewFiles(root: checkout.root, files: files).write()
    report(template, files, checkout, session)
  }

  private func report(
    _ template: StageTemplate, _ files: [String: String], _ checkout: Checkout, _ session: Session
  ) {
    let out = session.console.out
    let root = checkout.root.path
    for path in files.keys.sorted() {
      let mark = template.files[path] == nil ? out.style.yellow("changed") : out.style.green("written")
      out.line("\(mark)  \(session.shown(root + "/" + path))")
    }
    out.line("")
    out.line("\(out.style.bold(template.entry.spec.reference)) works as it is. Make it yours:")
    out.line(
      "  edit  \(session.shown("\(root)/Plugins/\(template.name.type)/Sources/\(template.name.type).swift"))")
    out.line("  test  swift test --filter \(template.name.type)Tests")
    if !GeneratedFiles.paths.allSatisfy({ files[$0] != nil }) {
      out.line("  docs  make docs: \(GeneratedFiles.paths.joined(separator: ", ")) was not current before")
    }
    out.line("  use   \(template.entry.spec.example.drop { $0 == "-" || $0 == " " })")
  }
}

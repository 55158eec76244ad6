internal import ArgumentParser
internal import ThreshKit

/// `thresh clean FILE|FOLDER…`
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Print the main text of saved pages, without a pipeline.",
    discussion: """
      Pages are cleaned on all cores and printed in the order of the listing. A page that cannot be used is \
      named on standard error, and the exit status is 3.

      As jsonl every file gives one line, even when two files are the same, with the members id (the file's \
      name without its endings), text, title, author, date and page_type. As json every page that can be read gives \
      one line with all that was read: blocks, metadata with the origin of each value and what contradicts it, \
      references, tables and links; a page without main content has an empty text. Options of the stage are those that thresh describe cleanup/page shows.

      EXAMPLE
        thresh clean page.html
        thresh clean page.html --set favour=recall --set keep=div.abstract
        thresh clean my-pages --format jsonl > pages.jsonl
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, json, jsonl }

  @Argument(
    help: ArgumentHelp("Saved pages, or folders of them.", valueName: "file|folder"), completion: .file())
  var paths: [String]

  @Option(help: "What to print.")
  var format: Format = .text

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set an option of the stage cleanup/page; may be repeated.", valueName: "key=value"))
  var settings: [String] = []

  @OptionGroup var workers: WorkerOptions

  func run() async throws {
    let session = Session.current
    let console = session.console
    let cleaner = try PageCleaner(paths: paths, settings: settings, session: session)
    let bar = ProgressBar(console.error)
    let problems = try await Interruption.stopping(console.error) {
      var problems = cleaner.listing
      var done = 0
      defer { bar.finish() }
      let isAlone = cleaner.count == 1
      let rendered = { @Sendable (outcome: PageCleaner.Outcome) in
        (text: render(outcome, isAlone: isAlone), problems: outcome.problems)
      }
      try await cleaner.run(jobs: workers.count, transform: rendered) { page in
        problems += page.problems
        done += 1
        bar.update("clean", done: done, total: cleaner.count)
        if !page.text.isEmpty, !console.out.write(Array(page.text.utf8)) { throw ExitStatus.failed }
      }
      return problems
    }
    for problem in problems {
      console.error.line("\(problem.source): \(problem.message) (\(problem.code))")
    }
    if !problems.isEmpty { throw ExitStatus.problems }
  }

  private func render(_ outcome: PageCleaner.Outcome, isAlone: Bool) -> String {
    if format == .jsonl {
      return DocumentText.line(id: DocumentText.stem(outcome.name), outcome.document) + "\n"
    }
    guard let document = outcome.document else { return "" }
    if format == .json {
      var writer = JSONWriter()
      document.write(to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
    if document.text.isEmpty { return "" }
    let text = format == .markdown ? DocumentMarkdown(document).text : DocumentText.plain(document)
    let heading = isAlone ? "" : "==> \(outcome.name) <==\n"
    return heading + text + (text.hasSuffix("\n") ? "" : "\n") + (isAlone ? "" : "\n")
  }
}

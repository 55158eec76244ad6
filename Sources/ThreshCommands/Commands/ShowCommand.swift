internal import ArgumentParser
internal import ThreshKit
internal import ThreshStore

/// `thresh show ID`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show where a row of the evidence table comes from.",
    discussion: """
      Shows the quote in its paragraph, the page and its address, each cell with the words it rests on, and the \
      stages that made the row. With --why, for each cell why it has its value or none: its state, what it rests on, the \
      rule that read it, and the words with what stands around them. The first characters of the id are enough when no \
      other row begins with them.

      EXAMPLE
        thresh show E1f2e3d4c5b6a7980
        thresh show E1f2e --why
        thresh show E1f2e --json
      """)

  @Argument(help: "The row's evidence_id, or its first characters.")
  var id: String

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "For each cell, print why it has its value or none.")
  var why = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    let saved = try found(workspace.openAll(session))
    guard let document = saved.document else {
      throw StoreError(
        .notFound, "the workspace does not hold the page of \(saved.evidence.id); run the pipeline again")
    }
    var corpus = Corpus(run: saved.run)
    corpus.pages = saved.page.map { [$0] } ?? []
    corpus.documents = [document]
    corpus.evidence = [saved.evidence]
    corpus.filesFound = corpus.pages.count
    guard let provenance = Provenance(saved.evidence, document: document, tables: ReviewTables(corpus)) else {
      throw StoreError(
        .damaged, "the quote of \(saved.evidence.id) is not what its page says; run the pipeline again")
    }
    let out = session.console.out
    if json {
      out.line(JSONText.pretty(why ? provenance.whyJSON() : try provenance.json()))
    } else {
      let lines =
        why
        ? provenance.whyLines(style: out.style, width: out.width)
        : provenance.lines(style: out.style, width: out.width)
      for line in lines { out.line(line) }
    }
  }

  private func found(_ workspaces: [Workspace]) throws -> SavedEvidence {
    var found: [SavedEvidence] = []
    for workspace in workspaces where found.isEmpty { found = try workspace.evidence(id: id) }
    guard let first = found.first else {
      throw ConfigurationError(
        "no row of the workspace has the id '\(id)'",
        expected: "an evidence_id, or at least its first four characters")
    }
    let ids = Set(found.map(\.evidence.id)).sorted()
    guard ids.count == 1 else {
      let shown = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
      throw ConfigurationError(
        "'\(id)' begins the ids of \(ids.count) rows: \(shown)", expected: "more characters")
    }
    return first
  }
}

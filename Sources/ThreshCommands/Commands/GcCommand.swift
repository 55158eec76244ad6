internal import ArgumentParser
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh gc`
struct GcCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "Drop from a workspace what no run that is kept needs.",
    discussion: """
      Drops results that no stage of a kept run made, or of pages that are in none of them any more, and the runs \
      before those that are kept, and makes the file smaller. What a person decided is never dropped, and no export or \
      page is touched. A run that was killed before its end is not a kept run: let it end first.

      EXAMPLE
        thresh gc
        thresh gc --keep 2 --dry-run
      """)

  @Option(help: ArgumentHelp("How many runs of each pipeline to keep, the last ones.", valueName: "n"))
  var keep = 20

  @Flag(help: "Only say how much would be dropped.")
  var dryRun = false

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if keep < 1 { throw ValidationError("--keep is at least 1: the last run is what show and export read") }
  }

  func run() throws {
    let session = Session.current
    var values: [JSONValue] = []
    for folder in try workspace.folders(session) {
      let cleared = try Upkeep.dropGarbage(in: folder, keeping: keep, isTrial: dryRun)
      values.append(value(cleared, folder))
      guard !json else { continue }
      for line in lines(cleared, session.shown(folder)) { session.console.out.line(line) }
    }
    if json { session.console.out.line(JSONText.pretty(.array(values))) }
  }

  private func lines(_ cleared: Upkeep.Cleared, _ folder: String) -> [String] {
    let dropped = counts(cleared.garbage).filter { $0.count > 0 }.map { "\($0.name) \($0.count)" }
    if dropped.isEmpty, dryRun || cleared.after >= cleared.before { return ["\(folder): nothing to drop"] }
    let what = dropped.isEmpty ? "unused space" : dropped.joined(separator: ", ")
    if dryRun {
      return ["\(folder): would drop \(what); \(ByteCount.text(cleared.garbage.bytes)) of records"]
    }
    let saved = ByteCount.text(max(0, cleared.before - cleared.after))
    return [
      "\(folder): dropped \(what)",
      "\(saved) freed: \(ByteCount.text(cleared.before)) before, \(ByteCount.text(cleared.after)) now",
    ]
  }

  private func counts(_ garbage: Garbage) -> [(name: String, count: Int)] {
    [
      ("runs", garbage.runs), ("results", garbage.results), ("lists of records", garbage.blobs),
      ("stages", garbage.stages), ("lists of links", garbage.links), ("files known", garbage.files),
      ("kept files", garbage.keptFiles),
    ]
  }

  private func value(_ cleared: Upkeep.Cleared, _ folder: String) -> JSONValue {
    .object([
      .init("workspace", .string(folder)), .init("dry_run", .bool(dryRun)),
      .init("dropped", .object(counts(cleared.garbage).map { .init($0.name, .int($0.count)) })),
      .init("record_bytes", .int(cleared.garbage.bytes)), .init("bytes_before", .int(cleared.before)),
      .init("bytes_after", .int(cleared.after)),
    ])
  }
}

internal import ThreshKit
internal import ThreshStore

/// Finds a page of a run by what a user may call it.
struct PageFinder {
  let run: PastRun
  let pages: [Page]
  private let workspace: Workspace

  init(_ run: PastRun, _ workspace: Workspace) throws(StoreError) {
    self.run = run
    self.workspace = workspace
    pages = try workspace.pages(run: run.id)
  }

  /// The page whose id is `name` or begins with it, which was found in a file of that name or path, or which holds the
  /// row with that id.
  ///
  /// - Returns: nil when there is none.
  func find(_ name: String) throws -> Page? {
    var found = pages.filter { page in page.origins.contains { $0.path == name } }
    if found.isEmpty {
      found = pages.filter { $0.fileName == name || (name.count >= 4 && $0.id.hasPrefix(name.lowercased())) }
    }
    if found.isEmpty, let row = try workspace.evidence(id: name).first(where: { $0.pipeline == run.pipeline })
    {
      found = pages.filter { $0.id == row.evidence.sourceID }
    }
    guard found.count > 1 else { return found.first }
    let names = found.prefix(5).map { "\($0.origins.first?.path ?? $0.fileName) (\($0.id.prefix(12)))" }
    throw ConfigurationError(
      "'\(name)' stands for \(found.count) pages: " + names.joined(separator: ", "),
      expected: "more of the id, or the path below the folder of pages")
  }

  /// File names of the pages of the rows and pages that `links` join with `ids`, by the ids at their other end.
  func places(of links: some Sequence<Link>, besides ids: Set<String>) throws(StoreError) -> [String: String]
  {
    let others = Set(links.filter { ids.contains($0.a) || ids.contains($0.b) }.flatMap { [$0.a, $0.b] })
    let names = Dictionary(pages.map { ($0.id, $0.fileName) }) { first, _ in first }
    var places = names.filter { others.contains($0.key) }
    for (row, page) in try workspace.pages(ofRows: others, run: run.id) { places[row] = names[page] }
    return places
  }

  /// What is thrown when nothing is called `name`.
  func missing(_ name: String) -> ConfigurationError {
    ConfigurationError(
      "no page of the last run of '\(run.pipeline)' is called '\(name)'",
      expected: "a file name, or the beginning of the id of a page or of a row",
      nearest: NearestName.of(name, among: pages.map(\.fileName)))
  }
}

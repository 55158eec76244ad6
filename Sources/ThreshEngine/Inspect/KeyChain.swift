internal import ThreshKit
internal import ThreshStore

/// A page as the source stage finds it now.
struct CurrentPage {
  var page: Page
  /// Whether its file need not be read again.
  var isKnown: Bool

  /// - Parameter name: of the file, as reports show it.
  /// - Returns: nil when there is no such file, or no page in it.
  init?(name: String, _ plan: Plan, _ memory: RunMemory) throws {
    guard let listing = try SourceListing(plan),
      let item = listing.items.first(where: { $0.name == name || Paths.name(of: $0.name) == name })
    else { return nil }
    let files = PageFiles(
      source: listing.source, stage: memory.sourceDigest, files: memory.files, isFresh: false)
    let known = files.known(item)
    isKnown = known != nil
    guard let page = (known ?? files.read(item)).pages.first else { return nil }
    self.page = page
    self.page.content = nil
  }
}

/// Follows a page through the kept results of map stages, as a run would.
struct KeyChain {
  /// Digest of what the last stage would be given; nil when that is not known before a run.
  var input: String?
  /// What is kept of the last stage.
  var result: KeptResult?
  /// The stage whose result has to be made before more is known.
  var missing: String?

  /// - Parameter index: of the last stage among the steps of `plan`.
  init(_ plan: Plan, upTo index: Int, page: Page, _ memory: RunMemory, _ workspace: Workspace)
    throws(StoreError)
  {
    let kept = try workspace.results(page: page.id)
    var origin = memory.sourceDigest
    input = RecordDigest.of(.pages([page]), origin: origin)
    for step in plan.steps[1...index] where step.isMap {
      let identity = memory.identity(step)
      if let made = result {
        // What a stage gives is written as the next one's input is.
        input = made.output
        result = nil
      }
      if step.role.output == .page {
        origin = ContentID.short(origin, identity.digest, length: 64)
        input = RecordDigest.of(.pages([page]), origin: origin)
        continue
      }
      result = kept.first { $0.stage.digest == identity.digest && $0.input == input }
      guard result == nil, step.id != plan.steps[index].id else { continue }
      missing = step.id
      input = nil
      return
    }
  }
}

extension Plan.Step {
  var isMap: Bool { stage.mapping != nil }
}

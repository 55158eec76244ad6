internal import ThreshKit
internal import ThreshStore

/// The files of a source stage now, compared with those of a run.
public struct PageChanges: Sendable, Hashable {
  /// Names of files that the run did not know.
  public var new: [String] = []
  /// Names of files that hold something else now.
  public var changed: [String] = []
  /// Names of files that are not there any more.
  public var gone: [String] = []

  public var isEmpty: Bool { new.isEmpty && changed.isEmpty && gone.isEmpty }

  /// - Parameters:
  ///   - pages: of the run.
  ///   - unread: names of files that the run could not read.
  init(
    _ listing: SourceListing, _ memory: RunMemory, pages: [Page], unread: Set<String>, jobs: Int
  ) {
    var known: [String: Set<String>] = [:]
    for name in unread { known[name] = [] }
    for page in pages { for origin in page.origins { known[origin.path, default: []].insert(page.id) } }
    let files = PageFiles(
      source: listing.source, stage: memory.sourceDigest, files: memory.files, isFresh: false)
    let found = Parallel.map(listing.items.count, jobs: jobs) { index in
      let item = listing.items[index]
      return Set((files.known(item) ?? files.read(item)).pages.map(\.id))
    }
    for (item, ids) in zip(listing.items, found) {
      guard let before = known.removeValue(forKey: item.name) else {
        new.append(item.name)
        continue
      }
      if before != ids { changed.append(item.name) }
    }
    // What cannot even be listed as a page, such as a PDF file, is there all the same; "." is the folder itself.
    for name in Set(listing.report.problems.map(\.source)).sorted() {
      switch known.removeValue(forKey: name) {
      case nil: if name != "." { new.append(name) }
      case let ids? where !ids.isEmpty: changed.append(name)
      default: break
      }
    }
    gone = known.keys.sorted()
  }

  init() {}
}

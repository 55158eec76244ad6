internal import Synchronization
internal import ThreshKit
internal import ThreshStore

/// The streaming part of a run: from the list of files to the first group stage, one file at a time on every
/// worker, so that only the pages at work are in memory.
struct PageReading: Sendable {
  let sourceID: String
  /// What becomes of a file that cannot be read.
  let policy: Plan.ErrorPolicy
  let files: PageFiles
  let chain: MapChain
  /// Keeps the pages' files as they are, when the user asked for that.
  let keeper: PageKeeper?
  /// Nothing more is worked on once this is false: the run cannot end well any more.
  let goesOn: @Sendable () -> Bool

  /// What became of one file.
  struct FileResult: Sendable {
    var pages: [PageResult] = []
    /// Of reading the file; problems of its pages are theirs.
    var findings = Findings()

    /// Whether something in it ends the run.
    var isStopped: Bool { findings.stop != nil || pages.contains { $0.findings.stop != nil } }
  }

  /// What became of one page.
  struct PageResult: Sendable {
    /// Without its content.
    var page: Page
    var tables = RecordTables()
    var findings = Findings()
  }

  /// The file found first is the page; the same bytes found again are only one more origin of it.
  private final class Claims: Sendable {
    private let first = Mutex<[String: Int]>([:])

    /// False when a file before the one at `index` has the page.
    func take(_ id: String, at index: Int) -> Bool {
      first.withLock { first in
        if let earlier = first[id], earlier < index { return false }
        first[id] = index
        return true
      }
    }
  }

  /// Most pages have the same tallies, and there may be very many pages: the same are kept once.
  private final class SharedTallies: Sendable {
    private let known = Mutex<Set<[String: StageTally]>>([])

    func share(_ result: inout FileResult) {
      share(&result.findings)
      for index in result.pages.indices { share(&result.pages[index].findings) }
    }

    private func share(_ findings: inout Findings) {
      let tallies = findings.tallies
      findings.tallies = known.withLock { known in known.insert(tallies).memberAfterInsert }
    }
  }

  /// Reads and maps every item, and puts the results together in the order of the items.
  func run(
    _ items: [SourceItem], workers: Workers, into corpus: inout Corpus,
    progress: @escaping @Sendable (RunProgress) -> Void
  ) async throws -> Findings {
    let claims = Claims()
    let done = Mutex(0)
    let isStopped = Mutex(false)
    let tallies = SharedTallies()
    let files = try await workers.map(items.count) { index in
      guard goesOn(), !isStopped.withLock({ $0 }) else { return FileResult() }
      var result = read(items[index], index, claims)
      tallies.share(&result)
      if result.isStopped { isStopped.withLock { $0 = true } }
      done.withLock { done in
        done += 1
        progress(RunProgress(step: sourceID, done: done, total: items.count, current: items[index].name))
      }
      return result
    }
    return Self.assemble(consume files, into: &corpus)
  }

  private func read(_ item: SourceItem, _ index: Int, _ claims: Claims) -> FileResult {
    // A page that was only looked up has no content. Where a stage wants it after all, the file is read.
    if let known = files.known(item), let result = map(known, item, index, claims, isRead: false) {
      return result
    }
    return map(files.read(item, retries: policy.retries), item, index, claims, isRead: true) ?? FileResult()
  }

  private func map(
    _ reading: PageFiles.Reading, _ item: SourceItem, _ index: Int, _ claims: Claims, isRead: Bool
  ) -> FileResult? {
    var result = FileResult()
    result.findings.add(
      reading.report, error: reading.error, step: sourceID,
      source: reading.pages.first?.fileName ?? item.name,
      pageID: reading.pages.first?.id)
    result.findings.tallies[sourceID] = StageTally(
      computed: isRead ? 1 : 0, reused: isRead ? 0 : 1, failed: reading.error == nil ? 0 : 1)
    if let error = reading.error, policy.action == .fail {
      result.findings.stop = Findings.Stop(step: sourceID, source: item.name, error: error)
    }
    for page in reading.pages {
      var bare = page
      bare.content = nil
      var made = PageResult(page: bare)
      if claims.take(page.id, at: index) {
        guard let tables = chain.run(.pages([page]), &made.findings) else { return nil }
        made.tables = tables
        made.tables.pages = made.tables.pages?.map { page in
          var page = page
          page.content = nil
          return page
        }
      }
      result.pages.append(made)
    }
    keeper?.keep(item, reading.pages)
    return result
  }

  private static func assemble(_ files: consuming [FileResult], into corpus: inout Corpus) -> Findings {
    var positions: [String: Int] = [:]
    var findings = Findings()
    corpus.pages.reserveCapacity(files.count)
    corpus.documents.reserveCapacity(files.count)
    for index in files.indices {
      // Taken out, so that what one file gave is not in memory twice for longer than a moment.
      let file = exchange(&files[index], with: FileResult())
      findings.add(file.findings)
      if file.pages.isEmpty { corpus.filesUnread += 1 }
      for made in file.pages {
        if let position = positions[made.page.id] {
          corpus.pages[position].origins += made.page.origins
          continue
        }
        positions[made.page.id] = corpus.pages.count
        corpus.pages.append(made.tables.pages?.first { $0.id == made.page.id } ?? made.page)
        corpus.documents += made.tables.documents ?? []
        corpus.evidence += made.tables.evidence ?? []
        findings.add(made.findings)
      }
    }
    corpus.add(findings)
    return findings
  }
}

extension Corpus {
  mutating func add(_ findings: Findings) {
    problems += findings.problems
    setAside.merge(findings.setAside) { _, new in new }
    losses.merge(findings.losses) { first, _ in first }
    for (page, counts) in findings.counts {
      self.counts[page, default: [:]].merge(counts, uniquingKeysWith: +)
    }
  }
}

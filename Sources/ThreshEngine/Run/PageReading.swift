internal import Synchronization
internal import ThreshKit

/// The streaming part of a run: from the list of files to the first group stage, one file at a time on every
/// worker, so that only the pages at work are in memory.
struct PageReading: Sendable {
  let sourceID: String
  let source: any SourceStage
  let chain: MapChain

  /// What became of one file.
  struct FileResult: Sendable {
    var pages: [PageResult] = []
    /// Of reading the file; problems of its pages are theirs.
    var findings = Findings()
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

  /// Reads and maps every item, and puts the results together in the order of the items.
  func run(
    _ items: [SourceItem], workers: Workers, into corpus: inout Corpus,
    progress: @escaping @Sendable (RunProgress) -> Void
  ) async throws {
    let claims = Claims()
    let done = Mutex(0)
    let files = try await workers.map(items.count) { index in
      let result = read(items[index], index, claims)
      done.withLock { done in
        done += 1
        progress(RunProgress(step: sourceID, done: done, total: items.count, current: items[index].name))
      }
      return result
    }
    assemble(files, into: &corpus)
  }

  private func read(_ item: SourceItem, _ index: Int, _ claims: Claims) -> FileResult {
    var result = FileResult()
    var report = Report()
    var pages: [Page] = []
    var failure: RecordError?
    do throws(RecordError) { pages = try source.load(item, &report) } catch { failure = error }
    result.findings.add(
      report, error: failure, step: sourceID, source: pages.first?.fileName ?? item.name,
      pageID: pages.first?.id)
    for page in pages {
      var bare = page
      bare.content = nil
      var made = PageResult(page: bare)
      if claims.take(page.id, at: index) {
        made.tables = chain.run(.pages([page]), &made.findings)
        made.tables.pages = made.tables.pages?.map { page in
          var page = page
          page.content = nil
          return page
        }
      }
      result.pages.append(made)
    }
    return result
  }

  private func assemble(_ files: [FileResult], into corpus: inout Corpus) {
    var positions: [String: Int] = [:]
    var findings = Findings()
    for file in files {
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
  }
}

extension Corpus {
  mutating func add(_ findings: Findings) {
    problems += findings.problems
    setAside.merge(findings.setAside) { _, new in new }
    for (page, counts) in findings.counts {
      self.counts[page, default: [:]].merge(counts, uniquingKeysWith: +)
    }
  }
}

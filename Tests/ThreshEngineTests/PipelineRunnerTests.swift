import Foundation
import Synchronization
import Testing
import ThreshKit

@testable import ThreshEngine

/// What comes out of the stages: everything, once, in order, whatever the number of workers.
@Suite struct PipelineRunnerTests {
  private static let stages =
    Project.stages + "\n  - { id: claims, uses: toy/claims@1 }\n  - { id: upper, uses: toy/upper@1 }"

  private static var manyPages: [String: String] {
    Dictionary(
      uniqueKeysWithValues: (0..<60).map { n in
        (
          String(format: "%03d.txt", n),
          "alpha\(n % 9) beta\(n)\n?gamma\(n % 11)\n\(n % 13 == 0 ? "fail" : "fine\(n)")"
        )
      })
  }

  /// Everything a corpus holds, in one text, so that a difference is a single failure.
  private func facts(_ corpus: Corpus) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    return try [
      text(corpus.pages), text(corpus.documents), text(corpus.evidence), text(corpus.problems),
      text(corpus.links.map { "\($0): \($1)" }.sorted()),
      text(corpus.counts), text(corpus.setAside), text(corpus.run), "\(corpus.filesFound)",
    ].joined(separator: "\n")
  }

  @Test func theSameOnOneWorkerAndOnManyAndInAnyOrderOfTheListing() async throws {
    let project = try Project(Self.stages, pages: Self.manyPages)
    let one = try await project.corpus(jobs: 1)
    #expect(one.evidence.count == 60 * 3 - 5)
    let expected = try facts(one)
    let many = try facts(await project.corpus(jobs: 4))
    let isSame = many == expected
    #expect(isSame, "one worker and four differ")
    var reversed = try await project.corpus(jobs: 3, ["pages.reversed=true"])
    reversed.run.pipelineDigest = one.run.pipelineDigest
    let backwards = try facts(reversed)
    let isOrdered = backwards == expected
    #expect(isOrdered, "the order of the listing shows")
  }

  @Test func recordsKeepTheOrderOfTheirPages() async throws {
    let corpus = try await Project(Self.stages, pages: ["b.txt": "b1\nb2", "a.txt": "a1", "c.txt": "c1"])
      .corpus()
    #expect(corpus.evidence.map(\.quote) == ["a1", "b1", "b2", "c1"])
    #expect(corpus.documents.map(\.source) == ["a.txt", "b.txt", "c.txt"])
    #expect(corpus.evidence.map(\.speaker) == ["A1", "B1", "B2", "C1"])
  }

  @Test func theSameBytesUnderTwoNamesAreOnePage() async throws {
    for jobs in [1, 4] {
      let corpus = try await Project(pages: [
        "b.txt": "same", "a.txt": "same", "c.txt": "same", "d.txt": "other",
      ])
      .corpus(jobs: jobs)
      #expect(corpus.filesFound == 4)
      #expect(corpus.pages.map { $0.origins.map(\.path) } == [["a.txt", "b.txt", "c.txt"], ["d.txt"]])
      #expect(corpus.documents.map(\.source) == ["a.txt", "d.txt"])
      #expect(corpus.evidence.count == 2)
      #expect(corpus.counts[corpus.pages[0].id] == ["sentences": 1, "charted": 1])
    }
  }

  @Test func aFileThatCannotBeReadIsAProblemAndTheRunGoesOn() async throws {
    let corpus = try await Project(pages: ["a.txt": "one", "b.txt": "BAD", "c.txt": "two"]).corpus()
    #expect(
      corpus.problems == [
        Problem(
          source: "b.txt", stage: "pages", code: "unreadable-page", message: "begins with BAD", place: "1")
      ])
    #expect(corpus.evidence.map(\.quote) == ["one", "two"])
    #expect(corpus.filesFound == 3 && corpus.filesUnread == 1)
  }

  @Test func aProblemNamesThePathAndTheIdOfItsPage() async throws {
    let stages = Project.stages + "\n  - { id: claims, uses: toy/claims@1 }"
    let corpus = try await Project(stages, pages: ["a/index.txt": "one\n?x", "b/index.txt": "nokey"])
      .corpus()
    #expect(corpus.problems.map(\.source) == ["a/index.txt", "b/index.txt"])
    #expect(corpus.problems.map(\.code) == ["odd-line", "no-key"])
    #expect(corpus.problems.map(\.sourceID) == corpus.pages.map(\.id))
  }

  @Test func linksGoIntoTheTableThatTheirStageNames() async throws {
    let stages = Project.stages + "\n  - { id: any, uses: toy/claims@1 }"
    let corpus = try await Project(stages, pages: ["a.txt": "yoga", "b.txt": "yoga too"]).corpus()
    #expect(corpus.links.keys.map(\.self) == [.claims])
    let claims = ReviewTables(corpus).claims
    #expect(claims.map(\.linkReasons) == [["both say yoga"]])
  }

  @Test func aRecordThatFailsIsLeftOutWithItsPageAndStage() async throws {
    let corpus = try await Project(Self.stages, pages: ["a.txt": "one\nfail\n?three"]).corpus()
    #expect(corpus.evidence.map(\.quote) == ["one", "?three"])
    let id = corpus.pages[0].id
    #expect(
      corpus.problems == [
        Problem(
          source: "a.txt", sourceID: id, stage: "lines", code: "odd-line", message: "a line begins with ?",
          place: "9"),
        Problem(source: "a.txt", sourceID: id, stage: "upper", code: "failed", message: "this row fails"),
      ])
  }

  @Test func aPageThatIsSetAsideKeepsItsReason() async throws {
    let corpus = try await Project(pages: ["a.txt": "", "b.txt": "one\ntwo"]).corpus()
    #expect(corpus.setAside.keys.map(\.self) == [corpus.pages[0].id])
    let reason = corpus.setAside[corpus.pages[0].id]
    #expect(reason?.code == "empty" && reason?.message == "nothing on the page")
    #expect(reason?.metadata?.site?.value == "toys")
    #expect(corpus.documents.map(\.source) == ["b.txt"])
    #expect(corpus.counts == [corpus.pages[1].id: ["sentences": 2, "charted": 2]])
  }

  @Test func pagesAreKeptWithoutTheirContent() async throws {
    #expect(try await Project().corpus().pages.allSatisfy { $0.content == nil })
  }

  @Test func theRunSaysWhatMadeIt() async throws {
    let project = try Project("title: T\n" + Project.stages)
    let run = try await project.corpus().run
    #expect(run.pipeline == "p" && run.title == "T" && run.thresh == "test")
    #expect(run.stages == ["toy/pages@1", "toy/clean@1", "toy/lines@1"])
    #expect(run.pipelineDigest.count == 64 && run.inputDigest.count == 64)
    try project.folder.write("more", to: "pages/z.txt")
    #expect(try await project.corpus().run.inputDigest != run.inputDigest)
  }

  @Test func progressCountsEveryFile() async throws {
    let project = try Project(pages: Self.manyPages)
    let seen = Mutex<[RunProgress]>([])
    _ = try await PipelineRunner(try project.plan(), jobs: 4, version: "test").run { progress in
      seen.withLock { $0.append(progress) }
    }
    let all = seen.withLock { $0 }
    #expect(all.map(\.done) == Array(1...60))
    #expect(Set(all.map(\.current)).count == 60)
    #expect(all.allSatisfy { $0.total == 60 && $0.step == "pages" })
  }

  @Test func anEmptyFolderGivesAnEmptyCorpus() async throws {
    let project = try Project(Self.stages, pages: ["a.txt": "x"])
    try FileManager.default.removeItem(atPath: project.path + "/pages/a.txt")
    let corpus = try await project.corpus()
    #expect(
      corpus.filesFound == 0 && corpus.pages.isEmpty && corpus.evidence.isEmpty && corpus.problems.isEmpty)
  }

  @Test func aCancelledRunStopsBetweenPages() async throws {
    let project = try Project(pages: Self.manyPages)
    let plan = try project.plan()
    let done = Mutex(0)
    let running = Mutex<Task<Void, any Error>?>(nil)
    let task = Task {
      while running.withLock({ $0 == nil }) { await Task.yield() }
      _ = try await PipelineRunner(plan, jobs: 1, version: "test").run { progress in
        done.withLock { $0 = progress.done }
        // Waiting here for a cancellation would hold one of the few threads that tests have.
        if progress.done >= 6 { running.withLock { $0?.cancel() } }
      }
    }
    running.withLock { $0 = task }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(done.withLock { $0 } < 60)
  }
}

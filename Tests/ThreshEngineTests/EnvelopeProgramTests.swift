import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// Programs that speak the protocol.
@Suite(.enabled(if: Fixture.hasProgram("python3"), "python3 is not installed")) struct EnvelopeProgramTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func noneOneOrSeveralRecordsForOne() throws {
    let program = try envelope("result(*([r] * r['start']))", in: folder)
    try program.start()
    defer { program.finish() }
    let results = program.run(rows(4))
    #expect(results.map(\.output.count) == [0, 1, 2, 3])
    #expect(program.run(rows(2)).map(\.output.count) == [0, 1])
  }

  @Test func answersInAnyOrderGoToTheirItems() throws {
    let program = try envelope(
      """
      held.append((m["seq"], r))
      if len(held) == 10:
          for seq, r in reversed(held):
              say({"type": "result", "seq": seq, "records": [r]})
          held.clear()
      """, setup: "held = []", in: folder)
    #expect(program.run(rows(100)).quotes == (0..<100).map { "row \($0)" })
    program.finish()
  }

  @Test func whatAProgramSaysOfAnItemIsReported() throws {
    let program = try envelope(
      """
      if r["start"] == 0:
          say({"type": "error", "seq": m["seq"], "code": "odd", "message": "is odd", "where": "quote"})
      else:
          result(r, problems=[{"code": "hm", "message": "look at this"}], counts={"sentences": 2}, set_aside={"code": "s", "message": "t"})
      """, in: folder)
    let results = program.run(rows(2))
    #expect(results[0].error == RecordError("odd", "is odd", place: "quote"))
    #expect(results[1].report.problems.map(\.code) == ["hm"] && results[1].report.counts == ["sentences": 2])
    #expect(results[1].report.setAside?.code == "s")
    program.finish()
  }

  @Test func aWrongRecordSpoilsItsItemOnly() throws {
    let program = try envelope("result({'quote': 1} if r['start'] == 1 else r)", in: folder)
    #expect(program.run(rows(3)).codes == [nil, "bad-answer", nil])
    program.finish()
  }

  @Test(.timeLimit(.minutes(2))) func aCrashSpoilsTheItemThatCausesIt() throws {
    let program = try envelope(
      "if r['start'] in (7, 8, 30): os._exit(9)\nresult(r)", setup: "open('starts', 'a').write('x')",
      in: folder)
    let results = program.run(rows(60))
    #expect(results.indices.filter { results[$0].error != nil } == [7, 8, 30])
    #expect(results[7].error?.code == "program-failed")
    #expect(try #require(results[7].error?.message).contains("ended with exit status 9"))
    // Once with everything in flight and once alone, for each of the three; but two of them were met alone.
    #expect((4...7).contains(folder.text("starts")?.count ?? 0))
    program.finish()
  }

  @Test(.timeLimit(.minutes(2))) func anItemThatTakesTooLongIsGivenUp() throws {
    let program = try envelope("if r['start'] == 2: time.sleep(300)\nresult(r)", patience: 1, in: folder)
    #expect(program.run(rows(5)).codes == [nil, nil, "timed-out", nil, nil])
    program.finish()
  }

  @Test(.timeLimit(.minutes(2))) func aProgramThatAlwaysDiesIsGivenUp() throws {
    let program = try envelope("os._exit(1)", setup: "open('starts', 'a').write('x')", in: folder)
    let results = program.run(rows(1000))
    #expect(results.codes.allSatisfy { $0 == "program-failed" })
    #expect((folder.text("starts")?.count ?? 99) < 10)
  }

  @Test(.timeLimit(.minutes(2)), arguments: [200_000, 20_000_000]) func nothingStandsStill(size: Int) throws {
    let program = try envelope("result(r)", in: folder)
    let count = 60_000_000 / size
    #expect(program.run(rows(count, padding: size)).quotes.count == count)
    program.finish()
  }

  @Test func theLastWordsOfAProgramAreTold() throws {
    let program = try envelope("raise ValueError('no such thing')", in: folder)
    let message = try #require(program.run(rows(1))[0].error?.message)
    #expect(message.contains("ValueError: no such thing"), "\(message)")
  }

  @Test(arguments: [
    ("2", "", "speaks version 2 of the protocol"), ("'x'", "", "does not speak the protocol"),
    ("1", "sys.exit(4)", "ended with exit status 4 before it was ready"),
    ("1", "print('hello', flush=True)", "does not speak the protocol"),
    ("1", "say({'type': 'error', 'code': 'x', 'message': 'no model'})", "refuses: no model"),
  ])
  func aProgramThatIsNotReadyStopsTheRunBeforeTheFirstRecord(versions: String, setup: String, message: String)
    throws
  {
    let program = try envelope("result(r)", versions: versions, setup: setup, in: folder)
    let error = #expect(throws: ConfigurationError.self) { try program.start() }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test(.timeLimit(.minutes(1))) func theProgramEndsWithTheRunAndSoDoesWhatItStarted() throws {
    let program = try envelope(
      "result(r)",
      setup:
        "import subprocess; p = subprocess.Popen(['sleep', '300']); open('child', 'w').write(str(p.pid))",
      in: folder)
    #expect(program.run(rows(1)).quotes == ["row 0"])
    let child = try #require(folder.text("child").flatMap { Int32($0) })
    #expect(kill(child, 0) == 0)
    program.finish()
    #expect(isGone(child))
  }

  @Test func aChangedScriptIsAnotherStage() throws {
    let first = try envelope("result(r)", in: folder).codeIdentity
    #expect(try envelope("result(r)", in: folder).codeIdentity == first)
    #expect(try envelope("result()", in: folder).codeIdentity != first)
  }
}

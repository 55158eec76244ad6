import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// Programs that answer a line with a line.
@Suite struct PlainProgramTests {
  @Test func recordsComeBackInOrder() throws {
    let batch = rows(3000)
    let results = try plain(["cat"]).run(batch)
    #expect(results.quotes == (0..<3000).map { "row \($0)" } && results.codes.allSatisfy { $0 == nil })
    #expect(try plain(["cat"]).run(rows(0)).isEmpty)
  }

  @Test func aProgramMayAnswerAtTheEndOfItsInput() throws {
    // sort answers nothing before it has everything; the records' ids keep its order.
    let results = try plain(["sh", "-c", "x=$(cat); printf '%s\\n' \"$x\""]).run(rows(2000))
    #expect(results.quotes.count == 2000)
  }

  /// Written first and read afterwards, this stands still for ever: both pipes are full.
  @Test(.timeLimit(.minutes(2)), arguments: [1, 200_000, 20_000_000]) func nothingStandsStill(size: Int)
    throws
  {
    let count = max(3, min(2000, 20_000_000 / size))
    let results = try plain(["cat"]).run(rows(count, padding: size))
    #expect(results.quotes.map(\.utf8.count).allSatisfy { $0 > size } && results.quotes.count == count)
  }

  @Test func nullLeavesARecordOut() throws {
    let results = try plain(["awk", #"NR % 2 { print; next } { print "null" }"#]).run(rows(5))
    #expect(results.quotes == ["row 0", "row 2", "row 4"] && results.codes.allSatisfy { $0 == nil })
  }

  @Test func aWrongAnswerSpoilsItsRecordOnly() throws {
    let results = try plain(["awk", #"NR == 2 { print "oops"; next } NR == 3 { print "[]"; next } 1"#]).run(
      rows(4))
    #expect(results.codes == [nil, "bad-answer", "bad-answer", nil])
    #expect(results.quotes == ["row 0", "row 3"])
  }

  @Test func aLineThatIsLeftOutSpoilsItsRecordOnly() throws {
    let results = try plain(["awk", "NR != 2 && NR != 5"]).run(rows(6))
    #expect(results.codes == [nil, "no-answer", nil, nil, "no-answer", nil])
    #expect(results.quotes == ["row 0", "row 2", "row 3", "row 5"])
  }

  @Test func tooManyLinesAreNotTrusted() throws {
    let results = try plain(["sed", "p"]).run(rows(3))
    #expect(results.codes == Array(repeating: "too-many-answers", count: 3) && results.quotes.isEmpty)
  }

  @Test func aProgramThatEndsEarlySaysWhy() throws {
    let results = try plain(["sh", "-c", "head -n 1; echo no more >&2; exit 3"]).run(rows(3))
    #expect(results.codes == [nil, "no-answer", "no-answer"])
    let message = try #require(results[2].error?.message)
    #expect(message.contains("ended with exit status 3 after 1 of 3 records; it said: no more"))
  }

  @Test func aProgramThatReadsNothingDoesNoHarm() throws {
    let results = try plain(["true"]).run(rows(3, padding: 2_000_000))
    #expect(results.codes == Array(repeating: "no-answer", count: 3))
  }

  @Test func muchLogIsDrained() throws {
    let results = try plain(["sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x >&2; cat"]).run(rows(3))
    #expect(results.quotes.count == 3)
  }

  @Test(.timeLimit(.minutes(1))) func silenceEndsTheProgramAndWhatItStarted() throws {
    let folder = try TemporaryFolder()
    let program = try plain(
      ["sh", "-c", "sleep 300 & echo $! > child; wait"], patience: 0.3, folder: folder.path)
    #expect(program.run(rows(2)).codes == ["timed-out", "timed-out"])
    let child = try #require(folder.text("child").flatMap { Int32($0.trimmingCharacters(in: .newlines)) })
    #expect(isGone(child))
  }

  @Test func aRecordOfAnotherKindOrPageIsRefused() throws {
    let document = #"{"id":"page","source":"a.txt","text":"t"}"#
    let made = try plain(["sed", "s/.*/\(document)/"], writes: .document).run(rows(1))
    #expect(made[0].output.count == 1 && made[0].error == nil)
    let results = try plain(["sed", #"s/"source_id":"page"/"source_id":"other"/; s/"id":"[^"]*"/"id":"E1"/"#])
      .run(rows(2))
    #expect(results.codes == ["bad-answer", "bad-answer"])
  }

  @Test(.timeLimit(.minutes(5))) func stoppedFromOutside() async throws {
    let folder = try TemporaryFolder()
    // Nor is it to be ended for its silence before the test gets a turn.
    let program = try plain(
      ["sh", "-c", "echo yes > started; exec sleep 900"], patience: 900, folder: folder.path)
    async let results = program.run(rows(1))
    // On a busy machine the program may take its time to begin; what is not yet there cannot be stopped.
    while folder.text("started") == nil { try await Task.sleep(for: .milliseconds(50)) }
    program.stop()
    #expect(await results.codes == ["no-answer"])
  }
}

/// Whether no process has this number, after a moment.
func isGone(_ process: Int32) -> Bool {
  for _ in 0..<100 {
    // A process that nobody has waited for yet is gone too.
    let state = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)).map {
      $0.contains(") Z ")
    }
    if kill(process, 0) != 0 || state == true { return true }
    usleep(20_000)
  }
  return false
}

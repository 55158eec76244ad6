import Testing

@testable import ThreshCommands

@Suite struct ProgressBarTests {
  @Test(arguments: [10, 20, 40, 80, 200])
  func theLineNeverWraps(width: Int) {
    for (done, total) in [(0, 0), (0, 10), (5, 10), (10, 10), (1354, 1354)] {
      let line = ProgressBar.line(
        "a rather long label for a stage", done: done, total: total, seconds: 3, width: width)
      #expect(line.count < width)
    }
  }

  @Test func aBarSaysHowFarHowFastAndHowLong() {
    let line = ProgressBar.line("clean", done: 50, total: 100, seconds: 2, width: 80)
    #expect(
      line == "clean       " + String(repeating: "█", count: 20) + String(repeating: "░", count: 20)
        + " 50/100  25/s  0:02 left")
  }

  @Test func nothingIsWrittenInAPipe() {
    let stream = Console.Stream(
      write: { _ in
        Issue.record("wrote into a pipe")
        return true
      }, isTerminal: false, colour: false, width: 80)
    let bar = ProgressBar(stream)
    bar.update("clean", done: 1, total: 2)
    bar.finish()
  }
}

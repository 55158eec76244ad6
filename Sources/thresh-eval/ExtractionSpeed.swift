internal import ArgumentParser
internal import Foundation
internal import ThreshKit
internal import ThreshStages

/// `thresh-eval extraction-speed FOLDER`
struct ExtractionSpeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extraction-speed",
    abstract: "What extraction alone takes, beside passes that only split words.",
    discussion: """
      The pages of a folder are read and cleaned first. Then the words of each page are split and its statements charted, one \
      after the other on one core, in processor time, in turn. Three passes split words: Swift's own split at white space, \
      thresh's, with which extraction begins, and a bare loop over bytes that notes where words begin and end. Only a \
      release build says anything.

      EXAMPLE
        thresh-eval extraction-speed my-pages --rounds 9
      """)

  @Argument(help: "Folder of saved pages: text, HTML, MHTML or JATS.")
  var folder: String

  @ArgumentParser.Option(name: .customLong("lexicon"), help: "A lexicon of the topic; may be repeated.")
  var lexicons: [String] = []

  @ArgumentParser.Option(help: "How many rounds.")
  var rounds = 5

  func run() throws {
    guard FileManager.default.fileExists(atPath: folder) else {
      print("nothing measured: there is no folder '\(folder)'")
      return
    }
    let trial = try ExtractionTrial(lexicons: lexicons, .files)
    let documents = try trial.documents(under: folder)
    let charted = try documents.filter { try trial.statements(of: $0) > 0 }
    guard !charted.isEmpty else { throw ConfigurationError("no page in '\(folder)' has statements") }
    try measure("pages with statements", charted, trial)
    if charted.count < documents.count { try measure("all pages", documents, trial) }
  }

  private func measure(_ name: String, _ documents: [Document], _ trial: ExtractionTrial) throws {
    let megabytes = Double(documents.reduce(0) { $0 + $1.text.utf8.count }) / 1e6
    print("\(name): \(documents.count), \(String(format: "%.2f", megabytes)) MB of text")
    var found: [Times] = []
    // The first round only warms up.
    for round in 0...max(rounds, 1) {
      var times: Times = (plain: 0.0, tokens: 0.0, bare: 0.0, extraction: 0.0)
      for document in documents {
        times.plain += ProcessorTime.seconds {
          keep(document.text.split(whereSeparator: \.isWhitespace).count)
        }
        times.bare += ProcessorTime.seconds { keep(Self.words(of: document.text).count) }
        times.tokens += ProcessorTime.seconds { keep(trial.tokens(of: document)) }
        times.extraction += ProcessorTime.seconds { keep((try? trial.statements(of: document)) ?? 0) }
      }
      if round > 0 { found.append(times) }
    }
    func line(_ name: String, _ part: (Times) -> Double) {
      let ratios = found.map { $0.extraction / part($0) }.sorted()
      let best = found.map(part).min() ?? 0
      print(
        "  " + name.padding(toLength: 22, withPad: " ", startingAt: 0)
          + String(
            format: "%7.1f MB/s   extraction takes %.1f times as long", megabytes / best,
            ratios[ratios.count / 2]))
    }
    line("split at white space", \.plain)
    line("tokens", \.tokens)
    line("bare loop", \.bare)
    line("extraction", \.extraction)
  }

  private typealias Times = (plain: Double, tokens: Double, bare: Double, extraction: Double)

  /// Where the words of a text begin and end: stretches of letters and digits, anything beyond ASCII being a letter.
  private static func words(of text: String) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var text = text
    text.withUTF8 { bytes in
      for (index, byte) in bytes.enumerated() {
        if byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 {
          if start == nil { start = index }
        } else if let first = start {
          words.append(first..<index)
          start = nil
        }
      }
      if let first = start { words.append(first..<bytes.count) }
    }
    return words
  }

  /// Keeps the compiler from leaving out what gives `count`.
  @inline(never)
  private func keep(_ count: Int) { if count == Int.min { print(count) } }
}

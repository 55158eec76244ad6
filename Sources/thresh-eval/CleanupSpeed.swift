internal import ArgumentParser
internal import CLibXML2
internal import Foundation
internal import ThreshKit
internal import ThreshStages

/// `thresh-eval speed FOLDER`
struct CleanupSpeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed",
    abstract: "What all of cleanup takes, beside libxml2's own tree parse of the same bytes.",
    discussion: """
      The pages of a folder are read into memory first. Then each page is parsed by htmlReadMemory, its tree freed, and cleaned \
      by the stage, one after the other on one core, in processor time; the ratio of each round and their median are \
      printed. With --parts, what each part of cleanup takes is printed too. Only a release build says anything.

      EXAMPLE
        thresh-eval speed my-pages --rounds 9 --parts
      """)

  @Argument(help: "Folder of saved HTML pages, compressed with gzip or not.")
  var folder: String

  @ArgumentParser.Option(help: "How many rounds.")
  var rounds = 5

  @Flag(help: "Print what each part takes too.")
  var parts = false

  func run() throws {
    guard FileManager.default.fileExists(atPath: folder) else {
      print("nothing measured: there is no folder '\(folder)'")
      return
    }
    let trial = try PageTrial(folder: folder)
    let pages = try load(trial)
    guard !pages.isEmpty else { throw ConfigurationError("there are no pages in '\(folder)'") }
    let bytes = pages.reduce(0) { $0 + ($1.content?.count ?? 0) }
    print("\(pages.count) pages, \(bytes / 1_000_000) MB")
    // The first round only warms up.
    var ratios: [Double] = []
    for round in 0...max(rounds, 1) {
      var floor = 0.0
      var cleanup = 0.0
      for page in pages {
        floor += ProcessorTime.seconds { Self.floor(page.content ?? []) }
        cleanup += ProcessorTime.seconds {
          var report = Report()
          _ = try? trial.blocks(of: page, &report)
        }
      }
      if round == 0 { continue }
      ratios.append(cleanup / floor)
      let line = "htmlReadMemory %.3f s   cleanup %.3f s   ratio %.3f"
      print(String(format: line, floor, cleanup, cleanup / floor))
    }
    print(String(format: "median ratio %.3f", ratios.sorted()[ratios.count / 2]))
    if parts { printParts(pages, trial) }
  }

  /// Pages as ingest gives them, with their bytes.
  private func load(_ trial: PageTrial) throws -> [Page] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var report = Report()
    return names.flatMap { name in
      let path = URL(fileURLWithPath: folder).appendingPathComponent(name).path
      let pages = (try? trial.pages(in: path, name: name, &report)) ?? []
      return pages.filter { $0.content != nil && ($0.mediaType == .html || $0.mediaType == .xhtml) }
    }
  }

  /// Prints the parts' times, each the median of the rounds, as ratios of the floor in the same round.
  private func printParts(_ pages: [Page], _ trial: PageTrial) {
    var ratios: [[Double]] = Array(repeating: [], count: PageTrial.parts.count)
    for _ in 0..<max(rounds, 1) {
      var floor = 0.0
      var times = Array(repeating: 0.0, count: PageTrial.parts.count)
      for page in pages {
        floor += ProcessorTime.seconds { Self.floor(page.content ?? []) }
        var last = ProcessorTime.now
        try? trial.read(page) { part in
          let now = ProcessorTime.now
          times[part] += now - last
          last = now
        }
      }
      for part in times.indices { ratios[part].append(times[part] / floor) }
    }
    for (name, ratios) in zip(PageTrial.parts, ratios) {
      print(
        name.padding(toLength: 10, withPad: " ", startingAt: 0)
          + String(format: "%.3f", ratios.sorted()[ratios.count / 2]))
    }
  }

  /// libxml2 parses the page into its own tree and frees it.
  private static func floor(_ page: [UInt8]) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    page.withUnsafeBytes {
      let tree = htmlReadMemory(
        $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), nil, nil, Int32(options))
      if let tree { xmlFreeDoc(tree) }
    }
  }
}

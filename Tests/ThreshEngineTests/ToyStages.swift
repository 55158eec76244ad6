import Foundation
import Synchronization
import ThreshKit

@testable import ThreshEngine

// Stages small enough to see through, for tests of what the engine does around them.

let toyRegistry = StageRegistry([
  StageEntry(source: ToySource.self), StageEntry(map: ToyClean.self), StageEntry(map: ToyLines.self),
  StageEntry(map: ToyUpper.self), StageEntry(group: ToyClaims.self), StageEntry(group: ToyCopies.self),
  StageEntry(sink: ToySink.self), ProcessStage.entry,
])

/// A page for every file of a folder; a file that begins with `BAD` cannot be read.
struct ToySource: SourceStage {
  struct Options: StageOptions {
    var path = ""
    /// Files come in this order; the engine must not care.
    var reversed = false
    static var options: [Option<Self>] {
      [
        .inputPath("path", \.path, help: "Folder"),
        .bool("reversed", \.reversed, help: "Order of the listing"),
      ]
    }
  }

  static let spec = StageSpec(name: "toy/pages", version: 1, summary: "Pages", example: "uses: toy/pages@1")
  let folder: String
  let reversed: Bool

  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    guard !options.path.isEmpty else {
      throw ConfigurationError("no folder was given", key: "path", expected: "a folder of pages")
    }
    folder = context.resolve(options.path)
    reversed = options.reversed
  }

  func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
    let names = ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [])
      .filter { !FileManager.default.fileExists(atPath: folder + "/" + $0 + "/.") }.sorted()
    return (reversed ? names.reversed() : names).map { SourceItem(path: folder + "/" + $0, name: $0) }
  }

  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    guard let data = FileManager.default.contents(atPath: item.path) else {
      throw RecordError("unreadable", "cannot be read")
    }
    if data.starts(with: Array("BAD".utf8)) {
      throw RecordError("unreadable-page", "begins with BAD", place: "1")
    }
    return [
      Page(
        id: ContentID.sha256(data), origins: [.init(path: item.name)], mediaType: .plainText,
        content: [UInt8](data))
    ]
  }
}

/// The page's text as it is; an empty page is set aside.
struct ToyClean: MapStage {
  enum Comments: String, CaseIterable, Sendable { case keep, drop }
  struct Options: StageOptions {
    var comments = Comments.keep
    var label = "none"
    var topic: [String: String] = [:]
    var limit = 10
    static var options: [Option<Self>] {
      [
        .choice("comments", \.comments, help: "Lines that begin with #"),
        .string("label", \.label, help: "Any text"),
        .mapping("topic", keys: ["condition", "intervention"], \.topic, help: "Focus"),
        .int("limit", \.limit, in: 1...100, help: "Lines"),
      ]
    }
  }

  static let spec = StageSpec(name: "toy/clean", version: 1, summary: "Clean", example: "uses: toy/clean@1")
  let options: Options
  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) { self.options = options }

  func process(_ page: Page, _ report: inout Report) throws(RecordError) -> [Document] {
    guard let content = page.content else { throw RecordError("no-content", "the content is gone") }
    if content.isEmpty {
      var metadata = Metadata()
      metadata.site = StatedValue("toys", from: "meta")
      report.setAside("empty", "nothing on the page", metadata: metadata)
      return []
    }
    var lines = String(decoding: content, as: UTF8.self).split(separator: "\n")
    if options.comments == .drop { lines.removeAll { $0.hasPrefix("#") } }
    report.count("sentences", lines.count)
    return [
      Document(
        id: page.id, source: page.fileName, mediaType: page.mediaType, text: lines.joined(separator: "\n"))
    ]
  }
}

/// A row for every line.
struct ToyLines: MapStage {
  struct Options: StageOptions {
    var lexicons: [String] = []
    static var options: [Option<Self>] { [.inputPaths("lexicons", \.lexicons, help: "Word lists")] }
  }

  static let spec = StageSpec(name: "toy/lines", version: 1, summary: "Lines", example: "uses: toy/lines@1")
  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    for path in options.lexicons {
      if try context.read(path).isEmpty {
        throw ConfigurationError("the lexicon is empty", file: path, line: 1, column: 1)
      }
    }
  }

  func process(_ document: Document, _ report: inout Report) throws(RecordError) -> [Evidence] {
    var rows: [Evidence] = []
    var start = 0
    for line in document.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = start + line.unicodeScalars.count
      if line.hasPrefix("?") {
        report.problem("odd-line", "a line begins with ?", source: document.source, place: String(start))
      }
      rows.append(
        Evidence(
          sourceID: document.id, source: document.source, quote: String(line), start: start, end: end,
          type: .advice))
      start = end + 1
    }
    report.count("charted", rows.count)
    return rows
  }
}

/// Rows in capitals; fails on rows that say `fail`.
struct ToyUpper: MapStage {
  static let spec = StageSpec(name: "toy/upper", version: 1, summary: "Upper", example: "uses: toy/upper@1")
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    if row.quote == "fail" { throw RecordError("failed", "this row fails") }
    var row = row
    row.speaker = row.quote.uppercased()
    return [row]
  }
}

/// Rows with a word in common are one claim; the block limit is three.
struct ToyClaims: GroupStage {
  static let spec = StageSpec(
    name: "toy/claims", version: 1, summary: "Claims", example: "uses: toy/claims@1")
  static let relation = Relation.claims
  let blockLimit = 3
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}

  func keys(for row: Evidence) throws(RecordError) -> [String] {
    if row.quote == "nokey" { throw RecordError("no-key", "this row has no key") }
    return row.quote.split(separator: " ").map(String.init)
  }

  func links(in group: [Evidence], key: String, _ report: inout Report) throws(RecordError) -> [Link] {
    // From later to earlier on purpose: the engine sets the order of the two ends.
    (1..<group.count).map { Link(group[$0].id, group[$0 - 1].id, reason: "both say \(key)", score: 0.5) }
  }

  func merge(_ cluster: [Evidence], links: [Link], _ report: inout Report) throws(RecordError) -> [Evidence] {
    guard cluster.count > 1 else { return cluster }
    // Backwards on purpose: the engine restores the input order.
    return cluster.reversed().map {
      var row = $0
      row.duplicateGroup = cluster[0].id
      row.extra = ["links": .int(links.count)]
      return row
    }
  }
}

/// Pages that relate pages: there only so that a stage may come too late.
struct ToyCopies: GroupStage {
  static let spec = StageSpec(
    name: "toy/copies", version: 1, summary: "Copies", example: "uses: toy/copies@1")
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}
  func keys(for page: Page) throws(RecordError) -> [String] { [] }
  func links(in group: [Page], key: String, _ report: inout Report) throws(RecordError) -> [Link] { [] }
  func merge(_ cluster: [Page], links: [Link], _ report: inout Report) throws(RecordError) -> [Page] {
    cluster
  }
}

/// A line for every row: quote, group.
struct ToySink: SinkStage {
  struct Options: StageOptions {
    var path = "rows.txt"
    var fails = false
    static var options: [Option<Self>] {
      [
        .outputPath("path", \.path, help: "File"),
        .bool("fails", \.fails, help: "As if the disk were full after the first bytes"),
      ]
    }
  }

  static let spec = StageSpec(name: "toy/rows", version: 1, summary: "Rows", example: "uses: toy/rows@1")
  let path: String
  let fails: Bool
  var outputPaths: [String] { [path] }
  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    path = options.path
    fails = options.fails
  }

  func write(_ tables: ReviewTables, into output: OutputFolder) throws(SinkError) -> [WrittenFile] {
    let lines = tables.evidence.map { "\($0.source)|\($0.quote)|\($0.duplicateGroup ?? "")\n" }
    return [
      try output.write(to: path) { (file) throws(SinkError) in
        try file.append(Array(lines.joined().utf8))
        if fails { throw SinkError(path: path, "cannot be written: No space left on device") }
      }
    ]
  }
}

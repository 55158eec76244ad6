internal import Foundation
internal import ThreshKit

/// Stages that do next to nothing, so that what a run takes is what the engine takes.
enum OverheadStages {
  static let all = [
    StageEntry(source: OverheadPages.self), StageEntry(map: OverheadDocuments.self),
    StageEntry(map: OverheadRows.self), StageEntry(map: OverheadSame.self),
    StageEntry(map: OverheadNothing.self),
  ]
}

/// Pages of short lines, made up; the seed is a file, so that the workspace has something to know them by.
private struct OverheadPages: SourceStage {
  struct Options: StageOptions {
    var seed = ""
    var pages = 1
    var rows = 1
    static var options: [Option<Self>] {
      [
        .inputPath("seed", \.seed, help: "Any file"),
        .int("pages", \.pages, in: 1...10_000_000, help: "How many pages"),
        .int("rows", \.rows, in: 1...1_000_000, help: "Lines of each page"),
      ]
    }
  }

  static let spec = StageSpec(
    name: "overhead/pages", version: 1, summary: "Pages that are made up", example: "uses: overhead/pages@1")
  private let options: Options
  private let seed: String

  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    self.options = options
    seed = context.resolve(options.seed)
  }

  func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
    (0..<options.pages).map { SourceItem(path: seed, name: String(10_000_000 + $0) + ".txt") }
  }

  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    var text = ""
    for row in 0..<options.rows { text += "Statement \(row) of \(item.name) is one of many.\n" }
    let bytes = Array(text.utf8)
    return [
      Page(
        id: ContentID.sha256(bytes), origins: [.init(path: item.name)], mediaType: .plainText, content: bytes)
    ]
  }
}

private struct OverheadDocuments: MapStage {
  static let spec = StageSpec(
    name: "overhead/documents", version: 1, summary: "The page's text", example: "uses: overhead/documents@1")
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}

  func process(_ page: Page, _ report: inout Report) throws(RecordError) -> [Document] {
    [
      Document(
        id: page.id, source: page.fileName, mediaType: page.mediaType,
        text: String(decoding: page.content ?? [], as: UTF8.self))
    ]
  }
}

private struct OverheadRows: MapStage {
  static let spec = StageSpec(
    name: "overhead/rows", version: 1, summary: "A row a line", example: "uses: overhead/rows@1")
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}

  func process(_ document: Document, _ report: inout Report) throws(RecordError) -> [Evidence] {
    var start = 0
    return document.text.split(separator: "\n").map { line in
      let end = start + line.utf8.count
      defer { start = end + 1 }
      return Evidence(
        sourceID: document.id, source: document.source, quote: String(line), start: start, end: end,
        type: .advice)
    }
  }
}

/// The no-op that is measured.
private struct OverheadSame: MapStage {
  struct Options: StageOptions {
    /// Tells the steps of one pipeline apart, so that each has results of its own.
    var step = 1
    static var options: [Option<Self>] { [.int("step", \.step, in: 1...100, help: "Number of the step")] }
  }

  static let spec = StageSpec(
    name: "overhead/same", version: 1, summary: "Rows as they are", example: "uses: overhead/same@1")
  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {}
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] { [row] }
}

private struct OverheadNothing: MapStage {
  static let spec = StageSpec(
    name: "overhead/nothing", version: 1, summary: "No rows", example: "uses: overhead/nothing@1")
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] { [] }
}

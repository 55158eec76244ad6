internal import ThreshKit

/// The source of a test: the pages that it gives instead of those of the pipeline.
struct GivenPages: SourceStage {
  static let spec = StageSpec(name: "given", version: 1, summary: "The pages of a test", example: "")

  private let pages: [GivenPage]
  /// Reads files that are given.
  private let reader: (any SourceStage)?

  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {
    pages = []
    reader = nil
  }

  init(_ pages: [GivenPage], reader: (any SourceStage)?) {
    self.pages = pages
    self.reader = reader
  }

  /// Named so that they stay in the order of the test.
  func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
    pages.indices.map { SourceItem(path: "\($0)", name: Self.prefix($0) + pages[$0].name) }
  }

  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    guard let index = Int(item.path), pages.indices.contains(index) else { return [] }
    let page = pages[index]
    switch page.content {
    case .text(let text): return [make(page, text, .plainText)]
    case .html(let html): return [make(page, html, .html)]
    case .file(let path):
      return try reader?.load(SourceItem(path: path, name: page.name), &report) ?? []
    }
  }

  /// `source` without what keeps the order.
  static func bareName(_ source: String) -> String {
    let parts = source.split(separator: "/", maxSplits: 1)
    return parts.count == 2 && parts[0].count == 5 && Int(parts[0]) != nil ? String(parts[1]) : source
  }

  private static func prefix(_ index: Int) -> String { String("\(100_000 + index)".dropFirst()) + "/" }

  private func make(_ page: GivenPage, _ text: String, _ type: MediaType) -> Page {
    let bytes = Array(text.utf8)
    return Page(
      id: ContentID.sha256(bytes), origins: [.init(path: page.name)], mediaType: type, charset: "utf-8",
      url: page.url.map { StatedValue($0, from: "test") }, content: bytes)
  }
}

extension Document {
  /// The text of `page` as it is, its paragraphs divided by empty lines: for a test that begins after the cleanup.
  init(givenText page: Page) {
    let text = String(decoding: page.content ?? [], as: UTF8.self)
    var blocks: [Block] = []
    var start = 0
    var position = 0
    var end = 0
    func close() { if end > start { blocks.append(Block(.paragraph, start: start, end: end)) } }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let length = line.unicodeScalars.count
      if line.allSatisfy(\.isWhitespace) {
        close()
        start = position + length + 1
        end = start
      } else {
        end = position + length
      }
      position += length + 1
    }
    close()
    self.init(
      id: page.id, source: page.fileName, mediaType: page.mediaType, url: page.url, text: text, blocks: blocks
    )
  }
}

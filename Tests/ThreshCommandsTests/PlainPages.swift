import Foundation
import ThreshKit

/// Stand-ins for stages: a page's text is its bytes, "bad" is a bad page, "menu" one without content, and every line is
/// a statement.
/// A PDF file is told of and no page.
enum PlainPages {
  static let stages = [
    StageEntry(source: Reader.self), StageEntry(map: Cleaner.self), StageEntry(map: Lines.self),
  ]

  struct Reader: SourceStage {
    struct Options: StageOptions {
      var path = ""
      static var options: [Option<Options>] { [.inputPath("path", \.path, help: "A path.")] }
    }
    static let spec = StageSpec(name: "ingest/saved-pages", version: 1, summary: "Reads", example: "")
    let path: String

    init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
      path = context.resolve(options.path)
      guard FileManager.default.fileExists(atPath: path) else {
        throw ConfigurationError("there is nothing at '\(options.path)'")
      }
    }

    func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
      guard let names else {
        return [SourceItem(path: path, name: URL(fileURLWithPath: path).lastPathComponent)]
      }
      for name in names.sorted() where name.hasSuffix(".pdf") {
        report.problem("unsupported-format", "PDF cannot be read", source: name)
      }
      return names.sorted().filter { !$0.hasSuffix(".pdf") }
        .map { SourceItem(path: path + "/" + $0, name: $0) }
    }

    func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
      guard let data = FileManager.default.contents(atPath: item.path), data != Data("unreadable file".utf8)
      else {
        throw RecordError("unreadable", "cannot be read")
      }
      return [
        Page(
          id: ContentID.sha256(data), origins: [.init(path: item.name)], mediaType: .plainText,
          content: Array(data))
      ]
    }
  }

  struct Cleaner: MapStage {
    struct Options: StageOptions {
      var capitals = false
      static var options: [Option<Options>] { [.bool("capitals", \.capitals, help: "Shout.")] }
    }
    static let spec = StageSpec(name: "cleanup/page", version: 1, summary: "Cleans", example: "")
    let capitals: Bool
    init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
      capitals = options.capitals
    }

    func process(_ input: Page, _ report: inout Report) throws(RecordError) -> [Document] {
      var text = String(decoding: input.content ?? [], as: UTF8.self)
      if capitals { text = text.uppercased() }
      if text == "bad" { throw RecordError("bad-page", "this page is bad") }
      if text == "menu" {
        var metadata = Metadata()
        metadata.title = StatedValue("Our menu", from: "title")
        report.setAside("no-main-content", "nothing to read", metadata: metadata)
        return []
      }
      let end = text.unicodeScalars.count
      return [
        Document(
          id: input.id, source: input.fileName, mediaType: .plainText, text: text,
          blocks: [Block(.paragraph, start: 0, end: end)])
      ]
    }
  }

  struct Lines: MapStage {
    struct Options: StageOptions {
      enum Kind: String, CaseIterable, Sendable { case safety, course }
      var kind = Kind.course
      static var options: [Option<Options>] { [.choice("kind", \.kind, help: "Type of every line.")] }
    }
    static let spec = StageSpec(name: "extract/lines", version: 1, summary: "A row a line", example: "")
    let type: StatementType

    init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
      type = options.kind == .safety ? .safety : .course
    }

    func process(_ input: Document, _ report: inout Report) throws(RecordError) -> [Evidence] {
      var start = 0
      return input.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let end = start + line.unicodeScalars.count
        defer { start = end + 1 }
        return Evidence(
          sourceID: input.id, source: input.source, quote: String(line), start: start, end: end, type: type)
      }
    }
  }
}

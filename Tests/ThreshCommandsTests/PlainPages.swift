import Foundation
import ThreshKit

/// Stand-ins for the two stages that `thresh clean` uses: a page's text is its bytes, and "bad" is a bad page.
enum PlainPages {
  static let stages = [StageEntry(source: Reader.self), StageEntry(map: Cleaner.self)]

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
      return names.sorted().map { SourceItem(path: path + "/" + $0, name: $0) }
    }

    func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
      guard let data = FileManager.default.contents(atPath: item.path) else {
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
    typealias Options = NoOptions
    static let spec = StageSpec(name: "cleanup/page", version: 1, summary: "Cleans", example: "")
    init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}

    func process(_ input: Page, _ report: inout Report) throws(RecordError) -> [Document] {
      let text = String(decoding: input.content ?? [], as: UTF8.self)
      if text == "bad" { throw RecordError("bad-page", "this page is bad") }
      let end = text.unicodeScalars.count
      return [
        Document(
          id: input.id, source: input.fileName, mediaType: .plainText, text: text,
          blocks: [Block(.paragraph, start: 0, end: end)])
      ]
    }
  }
}

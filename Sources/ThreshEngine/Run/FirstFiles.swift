internal import ThreshKit

/// The first files that another source finds.
struct FirstFiles: SourceStage {
  static let spec = StageSpec(name: "first", version: 1, summary: "The first files of a source", example: "")

  private let source: (any SourceStage)?
  private let limit: Int

  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {
    source = nil
    limit = 0
  }

  init(_ source: any SourceStage, _ limit: Int) {
    self.source = source
    self.limit = limit
  }

  func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
    let items = try source?.list(&report) ?? []
    return Array(items.sorted { ($0.name, $0.path) < ($1.name, $1.path) }.prefix(limit))
  }

  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    try source?.load(item, &report) ?? []
  }
}

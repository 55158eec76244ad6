internal import ThreshKit

/// The schema.org object that a page is about.
struct Subject {
  let item: JSONLD.Item?
  private let data: JSONLD

  /// - Parameter titles: how the page calls itself, to tell its own article from those it lists.
  init(_ data: JSONLD, titles: [String]) {
    self.data = data
    let main = data.items.filter(\.isMain)
    let texts = main.filter { item in
      item.types.contains { type in Self.texts.contains(where: type.hasSuffix) }
    }
    let keys = Set(titles.map(TitleReader.key))
    let named = texts.first { item in
      (Self.text(item, "headline") ?? Self.text(item, "name")).map { keys.contains(TitleReader.key($0)) }
        ?? false
    }
    let first = texts.min { $0.depth < $1.depth }
    item =
      named ?? first
      ?? main.first { item in item.types.contains { type in Self.things.contains(where: type.hasSuffix) } }
  }

  /// Whether it is something that is written, and so has authors and a date.
  var isText: Bool {
    item?.types.contains { type in Self.texts.contains(where: type.hasSuffix) } ?? false
  }

  var isProduct: Bool { item?.isA("product", "productgroup") ?? false }

  /// The first text among the members called `names`.
  func text(_ names: String...) -> String? {
    guard let item else { return nil }
    for name in names {
      if let text = Self.text(item, name) { return text }
    }
    return nil
  }

  subscript(_ name: String) -> JSONValue? { item?.value[name] }

  static func text(_ item: JSONLD.Item, _ name: String) -> String? {
    guard let text = item.value[name].map(JSONLD.strings)?.first.map(StatedText.plain), !text.isEmpty else {
      return nil
    }
    return text
  }

  private static let texts = [
    "article", "blogposting", "posting", "report", "recipe", "howto", "question", "discussion", "liveblog",
  ]

  private static let things = [
    "review", "course", "product", "productgroup", "softwareapplication", "videoobject", "event", "dataset",
    "book", "movie",
    "podcastepisode",
  ]
}

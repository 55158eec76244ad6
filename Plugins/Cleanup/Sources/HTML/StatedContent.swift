internal import ThreshMarkup

/// What the JSON-LD of a page gives as its text: the body of an article, the posts of a thread, the description of a
/// product. Pages that scripts fill in often show nothing else.
struct StatedContent {
  /// The texts in the order of the page, with who says them where that is stated.
  private var texts: [(text: String, speaker: String?)] = []

  /// Fewer words than this are a caption or a slogan.
  private static let leastWords = 20

  init(_ data: JSONLD) {
    for item in data.items {
      let names =
        item.isA("article", "posting", "report", "question", "answer", "comment")
        ? ["articleBody", "text"] : item.isMain && item.isA("product", "productgroup") ? ["description"] : []
      guard let text = names.lazy.compactMap({ item.value[$0].map(JSONLD.strings)?.first }).first else {
        continue
      }
      texts.append((text, item.value["author"].flatMap { data.names($0).first }.flatMap(PersonName.clean)))
    }
    let words = texts.reduce(0) { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }
    if words < Self.leastWords { texts = [] }
  }

  var isEmpty: Bool { texts.isEmpty }

  /// Writes the texts, which may be HTML, as paragraphs.
  func write(into builder: inout DocumentBuilder) {
    for (text, speaker) in texts {
      guard let tree = try? MarkupTree(html: Array(text.utf8)) else { continue }
      for segment in Outline(tree).segments {
        builder.append(.paragraph, BlockWriter.words(of: segment, tree), speaker: speaker)
      }
    }
  }
}

/// Records made up for the trial of stages that read them.
enum SampleRecords {
  /// Records as a run has them, some with every field filled.
  static func ordinary(_ kind: RecordKind) -> RecordBatch {
    switch kind {
    case .page: .pages(pages)
    case .document: .documents(documents)
    case .evidence: .evidence(rows)
    }
  }

  /// Records that are as they should be and break careless stages, each alone.
  static func hostile(_ kind: RecordKind) -> [(name: String, record: RecordBatch)] {
    switch kind {
    case .page:
      SamplePages.hostileTexts.flatMap { name, text in
        [
          (
            name + ", as text",
            RecordBatch.pages([SamplePages.page("hostile.txt", Array(text.utf8), .plainText)])
          ),
          (
            name + ", as HTML",
            .pages([SamplePages.page("hostile.html", Array(SamplePages.html("T\n" + text).utf8), .html)])
          ),
        ]
      }
        + SamplePages.hostileBytes.map { name, type, charset, bytes in
          (name, .pages([SamplePages.page("hostile", bytes, type, charset: charset)]))
        }
    case .document:
      SamplePages.hostileTexts.map { name, text in (name, .documents([document("hostile.txt", text)])) }
    case .evidence:
      SamplePages.hostileTexts.map { name, text in
        (name, .evidence([row(document("hostile.txt", text), text, .advice)]))
      }
    }
  }

  /// Records that contradict themselves.
  static func bad(_ kind: RecordKind) -> RecordBatch {
    switch kind {
    case .page:
      .pages(
        [Page(id: "", origins: [], mediaType: .html)]
          + SamplePages.hostileBytes.map { SamplePages.page($0.name, $0.bytes, $0.type, charset: $0.charset) }
      )
    case .document: .documents(badDocuments)
    case .evidence: .evidence(badRows)
    }
  }

  private static let pages: [Page] =
    SamplePages.texts.map { SamplePages.page($0.name, Array($0.text.utf8), .plainText) }
    + SamplePages.texts.prefix(3).map { name, text in
      var page = SamplePages.page(
        "saved/\(name).html", Array(SamplePages.html(text).utf8), .html, charset: "utf-8")
      page.url = StatedValue("https://example.org/\(name)", from: "singlefile-comment")
      page.savedAt = StatedValue("2024-03-01", from: "singlefile-comment")
      return page
    }

  private static let documents: [Document] = SamplePages.texts.enumerated().map { index, sample in
    var document = document(sample.name, sample.text)
    guard index == 0 else { return document }
    document.url = StatedValue("https://example.org/clinic", from: "singlefile-comment")
    document.savedAt = StatedValue("2024-03-01", from: "singlefile-comment")
    document.metadata.title = StatedValue("Acupuncture for back pain", from: "title")
    document.metadata.authors = [StatedValue("A. Writer", from: "byline")]
    document.metadata.published = StatedValue("2023-02", from: "json-ld")
    document.references = [Reference(label: "1", text: "Annals of Spine Medicine 2017", doi: "10.1000/1")]
    document.tables = [Table(caption: "Trials", cells: [.init(row: 0, column: 0, start: 0, end: 11)])]
    document.links = [Hyperlink(start: 0, end: 11, target: "https://example.org/acupuncture")]
    return document
  }

  private static let rows: [Evidence] = {
    let (clinic, guide, forum) = (documents[0], documents[1], documents[2])
    let review =
      "A 2017 systematic review in the Annals of Spine Medicine pooled 22 trials with 5,214 participants and found that "
      + "acupuncture reduced back pain more than sham acupuncture."
    let again =
      "A 2017 systematic review in the Annals of Spine Medicine pooled 22 trials and found that acupuncture reduced back "
      + "pain."
    let trial =
      "In a 2021 randomised trial of 298 patients there was no difference between acupuncture and sham acupuncture at 52 "
      + "weeks."
    let muscles = "Acupuncture relaxes tight muscles and releases endorphins"
    let rows = [
      studied(
        row(clinic, review, .researchFinding, .favours), .systematicReview, 2017, "Annals of Spine Medicine"),
      row(clinic, "soreness", .safety, .against), row(clinic, muscles + ".", .mechanism, .favours),
      studied(row(guide, trial, .researchFinding, .noDifference), .rct, 2021, nil),
      row(guide, muscles + ", the body’s own painkillers.", .mechanism, .favours),
      row(guide, "A session costs about 60 euros.", .cost),
      studied(
        row(guide, again, .researchFinding, .favours), .systematicReview, 2017, "Annals of Spine Medicine"),
      row(forum, "My back pain was gone after three sessions!", .anecdote, .favours),
      row(forum, "Ask your doctor before you try acupuncture.", .advice),
    ]
    return rows.map { row in
      var row = row
      row.intervention = "acupuncture"
      row.condition = "back pain"
      return row
    }
  }()

  /// The same row with every field filled that a charted study has.
  private static func studied(_ row: Evidence, _ design: Design, _ year: Int, _ venue: String?) -> Evidence {
    var row = row
    row.speaker = "Dr Example"
    row.population = "adults"
    row.comparator = "sham acupuncture"
    row.outcomes = ["pain"]
    row.certainty = .strong
    row.statistics = [Statistic(.count, "22", unit: "trials")]
    row.study.design = design
    row.study.year = year
    row.study.venue = venue
    row.study.institution = "Example University"
    row.study.author = "Writer"
    row.study.nStudies = 22
    row.study.nParticipants = 5214
    row.citation = Citation(mention: row.quote, start: row.start, end: row.end, doi: "10.1000/\(year)")
    row.citationStatus = .named
    row.confidence = 0.75
    row.link = "https://example.org/clinic#:~:text=A%202017"
    row.states = [
      "study_year": CellState(.reported, basis: .stated, start: row.start + 2, end: row.start + 6)
    ]
    row.extra = ["reviewer_note": .string("kept as it is"), "weights": .array([.int(1), .double(0.5)])]
    return row
  }

  private static let badDocuments: [Document] = {
    var empty = document("bad.txt", "")
    empty.blocks = [Block(.paragraph, start: 0, end: 40)]
    var negative = document("bad.txt", "Acupuncture may help back pain.")
    negative.blocks = [Block(.paragraph, start: -5, end: 12), Block(.heading, start: 9, end: 3, level: 99)]
    var outside = document("bad.txt", "Acupuncture may help back pain. It did for 30 people.")
    outside.blocks = [Block(.listItem, start: 32, end: 4_000), Block(.paragraph, start: 0, end: 20)]
    outside.links = [Hyperlink(start: 90, end: 10, target: "not an address")]
    outside.tables = [Table(cells: [.init(row: -1, column: 0, start: 50, end: 60)])]
    return [empty, negative, outside].enumerated().map { index, document in
      var document = document
      document.id = ContentID.sha256(Array("bad \(index)".utf8))
      return document
    }
  }()

  private static let badRows: [Evidence] = [
    Evidence(sourceID: "", source: "", quote: "", start: 0, end: 0, type: .advice),
    Evidence(
      sourceID: "bad", source: "bad.txt", quote: "It did for them.", start: 20, end: 3, type: .anecdote),
    Evidence(
      sourceID: "bad", source: "bad.txt", quote: "Zinc cures colds.", start: -17, end: 0, type: .advice),
    Evidence(
      sourceID: "bad", source: "bad.txt", quote: "Tea costs 3 euros.", start: 4_000_000_000,
      end: 4_000_000_018,
      type: .cost),
  ]

  /// A document with a block for each line of `text`: first the heading, then paragraphs and list items.
  static func document(_ name: String, _ text: String) -> Document {
    var document = Document(
      id: ContentID.sha256(Array(text.utf8)), source: name, mediaType: .plainText, text: text)
    var start = 0
    var heading: [String] = []
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = start + line.count
      defer { start = end + 1 }
      guard line.contains(where: { !$0.properties.isWhitespace }) else { continue }
      let isItem = line.starts(with: "- ".unicodeScalars)
      let kind: Block.Kind = start == 0 ? .heading : isItem ? .listItem : .paragraph
      document.blocks.append(
        Block(
          kind, start: isItem ? start + 2 : start, end: end, level: start == 0 ? 1 : nil, section: heading))
      if start == 0 { heading = [String(line)] }
    }
    return document
  }

  /// A row for `quote`, which must stand in the document's text.
  static func row(
    _ document: Document, _ quote: String, _ type: StatementType, _ direction: Direction? = nil
  ) -> Evidence {
    let text = Array(document.text.unicodeScalars)
    let words = Array(quote.unicodeScalars)
    let start =
      (0...(text.count - words.count)).first { text[$0..<$0 + words.count].elementsEqual(words) } ?? 0
    return Evidence(
      sourceID: document.id, source: document.source, quote: quote, start: start, end: start + words.count,
      type: type, direction: direction)
  }
}

extension SampleRecords {
  /// Rows whose pages ``documents(of:)`` knows.
  static var rowsForTables: [Evidence] {
    if case .evidence(let rows) = ordinary(.evidence) { rows } else { [] }
  }

  /// The documents that `rows` are from: for a made-up row one that is its quote.
  static func documents(of rows: [Evidence]) -> [Document] {
    guard case .documents(let known) = ordinary(.document) else { return [] }
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.sourceID).inserted }.map { row in
      known.first { $0.id == row.sourceID } ?? document(row.source, row.quote)
    }
  }
}

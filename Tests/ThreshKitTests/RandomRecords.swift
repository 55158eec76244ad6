import ThreshKit

/// Records with values of every kind, the same for the same seed.
struct RandomRecords {
  private var generator: Generator
  /// Whether every optional field has a value and every list an item.
  private let isFull: Bool

  init(seed: UInt64, full: Bool = false) {
    generator = Generator(state: seed)
    isFull = full
  }

  mutating func page() -> Page {
    Page(
      id: text(), origins: list { .init(path: $0.text(), member: $0.maybe { $0.text() }) },
      mediaType: one(of: MediaType.allCases), charset: maybe { $0.text() }, url: maybe { $0.stated() },
      savedAt: maybe { $0.stated() })
  }

  mutating func document() -> Document {
    var document = Document(
      id: text(), source: text(), mediaType: one(of: MediaType.allCases), url: maybe { $0.stated() },
      savedAt: maybe { $0.stated() }, text: text())
    document.blocks = list {
      Block(
        $0.one(of: Block.Kind.allCases), start: $0.number(), end: $0.number(),
        level: $0.maybe { $0.number() },
        section: $0.list { $0.text() }, speaker: $0.maybe { $0.text() }, date: $0.maybe { $0.text() },
        label: $0.maybe { $0.text() }, path: $0.maybe { $0.text() })
    }
    document.metadata = metadata()
    document.references = list {
      Reference(
        label: $0.maybe { $0.text() }, text: $0.text(), doi: $0.maybe { $0.text() },
        pmid: $0.maybe { $0.text() }, url: $0.maybe { $0.text() })
    }
    document.tables = list {
      Table(
        caption: $0.maybe { $0.text() },
        cells: $0.list {
          .init(
            row: $0.number(), column: $0.number(), rowSpan: $0.number(), columnSpan: $0.number(),
            isHeader: $0.coin(), start: $0.number(), end: $0.number())
        })
    }
    document.links = list { Hyperlink(start: $0.number(), end: $0.number(), target: $0.text()) }
    document.answers = maybe { random in random.list { $0.answer() } }
    return document
  }

  private mutating func answer() -> Answer {
    Answer(
      question: text(), intervention: text(), comparator: maybe { $0.text() }, outcome: text(),
      direction: maybe { $0.one(of: Answer.Direction.allCases) }, confidence: maybe { $0.fraction() },
      state: one(of: CellState.State.allCases),
      passages: list {
        Answer.Passage(
          quote: $0.text(), start: $0.number(), end: $0.number(), section: $0.list { $0.text() },
          score: $0.fraction())
      })
  }

  mutating func evidence() -> Evidence {
    var row = Evidence(
      sourceID: text(), source: text(), quote: text(), start: number(), end: number(),
      type: one(of: StatementType.allCases), certainty: one(of: Certainty.allCases),
      direction: maybe { $0.one(of: Direction.allCases) }, section: list { $0.text() })
    row.speaker = maybe { $0.text() }
    row.prefix = text()
    row.suffix = text()
    row.population = maybe { $0.text() }
    row.condition = maybe { $0.text() }
    row.intervention = maybe { $0.text() }
    row.comparator = maybe { $0.text() }
    row.outcomes = list { $0.text() }
    row.statistics = list { Statistic($0.one(of: Statistic.Kind.allCases), $0.text(), unit: $0.text()) }
    row.study.design = maybe { $0.one(of: Design.allCases) }
    row.study.year = maybe { $0.number() }
    row.study.venue = maybe { $0.text() }
    row.study.institution = maybe { $0.text() }
    row.study.author = maybe { $0.text() }
    row.study.nStudies = maybe { $0.number() }
    row.study.nParticipants = maybe { $0.number() }
    row.citation = maybe {
      Citation(
        mention: $0.text(), start: $0.number(), end: $0.number(), doi: $0.maybe { $0.text() },
        pmid: $0.maybe { $0.text() }, url: $0.maybe { $0.text() }, isOwn: $0.coin())
    }
    row.citationStatus = one(of: CitationStatus.allCases)
    row.studyID = maybe { $0.text() }
    row.duplicateGroup = maybe { $0.text() }
    row.confidence = fraction()
    row.link = maybe { $0.text() }
    for name in list({ $0.text() }) {
      row.states[name] = CellState(
        one(of: CellState.State.allCases), basis: maybe { $0.one(of: CellState.Basis.allCases) },
        start: maybe { $0.number() }, end: maybe { $0.number() }, rule: maybe { $0.text() },
        confidence: maybe { $0.fraction() })
    }
    for name in list({ $0.text() }) { row.extra[name] = value(depth: 2) }
    return row
  }

  mutating func problem() -> Problem {
    Problem(
      source: text(), sourceID: maybe { $0.text() }, stage: text(), code: text(), message: text(),
      place: maybe { $0.text() })
  }

  mutating func link() -> Link { Link(text(), text(), reason: text(), score: fraction()) }

  mutating func setAside() -> Report.SetAside {
    .init(code: text(), message: text(), metadata: maybe { $0.metadata() })
  }

  mutating func run() -> RunInfo {
    RunInfo(
      pipeline: text(), title: maybe { $0.text() }, pipelineDigest: text(), stages: list { $0.text() },
      inputDigest: text(), thresh: text())
  }

  mutating func metadata() -> Metadata {
    var metadata = Metadata()
    metadata.authors = list { $0.stated() }
    metadata.keywords = list { $0.stated() }
    let fields: [WritableKeyPath<Metadata, StatedValue?>] = [
      \.title, \.published, \.modified, \.site, \.language, \.doi, \.pmid, \.licence, \.canonicalURL,
      \.description, \.pageType, \.articleType, \.journal, \.authorCredentials, \.commercialInterest,
      \.funding,
    ]
    for field in fields { metadata[keyPath: field] = maybe { $0.stated() } }
    metadata.conflicts = maybe { $0.list { OtherValue($0.text(), StatedValue($0.text(), from: $0.text())) } }
    return metadata
  }

  private mutating func stated() -> StatedValue {
    StatedValue(text(), from: text(), confidence: maybe { _ in 0.25 })
  }

  /// Numbers with a fraction stay numbers with a fraction; members stand in the order of their names.
  private mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: .null
    case 1: .bool(coin())
    case 2: .int(number())
    case 3: .double(0.5 + Double(number() % 1000))
    case 4: .string(text())
    case 5: .array(list { $0.value(depth: depth - 1) })
    default:
      .object(Set(list { $0.text() }).sorted().map { .init($0, value(depth: depth - 1)) })
    }
  }

  private mutating func text() -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "Z", " ", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "\u{301}", "漢",
      "😀", "\u{2028}", "{", "}", ",", ":", "\u{FEFF}", "<", "'", "\u{8}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &generator) {
      // Mostly plain, so that there are long stretches without anything to escape.
      text.append(coin() || coin() ? "x" : one(of: alphabet))
    }
    return String(text)
  }

  private mutating func number() -> Int {
    one(of: [0, 1, -1, 2017, Int(Int32.max) + 1, Int.random(in: -1_000_000...1_000_000, using: &generator)])
  }

  private mutating func fraction() -> Double {
    one(of: [0, 1, 0.1 + 0.2, 1e-9, 1e21, -0.25, Double.random(in: 0...1, using: &generator)])
  }

  private mutating func coin() -> Bool { Bool.random(using: &generator) }

  private mutating func one<Item>(of items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &generator)]
  }

  private mutating func maybe<Value>(_ make: (inout RandomRecords) -> Value) -> Value? {
    isFull || coin() ? make(&self) : nil
  }

  private mutating func list<Item>(_ make: (inout RandomRecords) -> Item) -> [Item] {
    var items: [Item] = []
    for _ in 0..<Int.random(in: (isFull ? 1 : 0)...3, using: &generator) { items.append(make(&self)) }
    return items
  }

  /// SplitMix64.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}

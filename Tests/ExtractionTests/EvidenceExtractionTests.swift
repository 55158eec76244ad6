import Testing
import ThreshKit

@testable import Extraction

@Suite struct EvidenceExtractionTests {
  @Test func sentencesAboutThePageItselfAreLeftOut() throws {
    let text = """
      # Yoga for neck pain
      This guide will show you what yoga is. Yoga relieves neck pain. Contact us to book a class today!
      """
    #expect(try TestPages.rows(text).map(\.quote) == ["Yoga relieves neck pain."])
  }

  @Test func countsAddUp() throws {
    var report = Report()
    let text = "# Yoga\nThis guide will show you what yoga is. Yoga relieves neck pain."
    let rows = try TestPages.stage().process(TestPages.document(text), &report)
    #expect(report.counts["sentences"] == 2)
    #expect(report.counts["charted"] == rows.count)
  }

  @Test(arguments: [
    "Yoga helpt tegen rugpijn en het is niet duur voor de meeste mensen die het proberen.",
    "Die Übungen helfen gegen Schmerzen und sind nicht teuer.",
    "针灸可以缓解背痛。 这种方法 已有 数千年 历史。",
  ])
  func aPageInAnotherLanguageIsSetAside(_ text: String) throws {
    var report = Report()
    #expect(try TestPages.stage().process(TestPages.document(text), &report).isEmpty)
    #expect(report.setAside?.code == "not-english")
  }

  @Test(arguments: ["Yoga relieves neck pain. Yoga is safe.", "Yoga works.", ""])
  func aShortEnglishPageIsRead(_ text: String) throws {
    var report = Report()
    _ = try TestPages.stage().process(TestPages.document(text), &report)
    #expect(report.setAside == nil)
  }

  /// A page on gardening that once mentions yoga.
  static let gardening =
    "# Yoga for gardeners\nYoga makes gardeners supple.\n"
    + (1...24).map { "Row \($0) of the beans improves the look of any garden." }.joined(separator: "\n")

  @Test func aPageThatIsNotAboutHealthIsSetAside() throws {
    var report = Report()
    #expect(try TestPages.stage().process(TestPages.document(Self.gardening), &report).isEmpty)
    #expect(report.setAside?.code == "not-about-health")
  }

  /// A studio's page may say little of health and still be about yoga.
  @Test func aPageThatKeepsNamingAnInterventionIsRead() throws {
    let page =
      "# Our studio\nCome with or without back pain.\n"
      + (1...24).map { number in
        number % 6 == 0 ? "Yoga class \(number) is an hour long." : "Room \(number) has a view of the garden."
      }.joined(separator: "\n")
    var report = Report()
    _ = try TestPages.stage().process(TestPages.document(page), &report)
    #expect(report.setAside == nil)
  }

  /// Foods are interventions, but a cookbook is not about health.
  @Test func aPageThatNamesFoodsOnlyIsSetAside() throws {
    let page = "# Cakes\n" + (1...24).map { "Cake \($0) is made with honey." }.joined(separator: "\n")
    var report = Report()
    #expect(try TestPages.stage().process(TestPages.document(page), &report).isEmpty)
    #expect(report.setAside?.code == "not-about-health")
  }

  @Test(arguments: [
    try TestPages.stage(topic: ["intervention": "yoga"]),
    try TestPages.stage(lexicon: "interventions:\n  gardening: garden"),
  ])
  func thePagesOfANamedTopicAreRead(_ stage: EvidenceExtraction) throws {
    var report = Report()
    _ = try stage.process(TestPages.document(Self.gardening), &report)
    #expect(report.setAside == nil)
  }

  @Test func aRowKnowsItsPlace() throws {
    let text = "# Yoga\n– Über “yoga”: ☯ –\nYoga relieves neck pain."
    let document = TestPages.document(text, url: "https://example.org/yoga")
    var report = Report()
    let row = try #require(try TestPages.stage().process(document, &report).last)
    #expect(row.section == ["Yoga"])
    #expect(row.prefix.hasSuffix("☯ –\n"))
    #expect(row.suffix.isEmpty)
    #expect(row.link == "https://example.org/yoga#:~:text=Yoga%20relieves%20neck%20pain.")
  }

  @Test func aLongQuoteIsLinkedByItsEnds() {
    let quote = "One, two-three four five\nsix seven eight nine ten"
    #expect(
      TextFragment.link(to: "https://example.org/#top", quote: quote)
        == "https://example.org/#top:~:text=One%2C%20two%2Dthree%20four%20five,seven%20eight%20nine%20ten")
  }

  @Test func anAddressWithBlanksStaysALink() {
    #expect(
      TextFragment.link(to: "https://example.org/a b?q=\"é\"", quote: "Yes.")
        == "https://example.org/a%20b?q=%22é%22#:~:text=Yes.")
  }

  @Test func quotesAreVerbatimWhateverTheText() throws {
    let words = [
      "yoga", "relieves", "pain", "may", "“not”", "study", "found", "é", "🧘", "can.", "It", "helps!", "\n- ",
      "\n# ", "\n",
      "(see", "Fig. 2)", "3.5", "%", "risk:", "Dr.", "naïve…", "\u{A0}", "Why?", "Yes.",
    ]
    let stage = try TestPages.stage()
    var state: UInt64 = 3
    for _ in 0..<150 {
      var text = ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count] + " "
      }
      let scalars = Array(text.unicodeScalars)
      var report = Report()
      var end = 0
      for row in try stage.process(TestPages.document(text), &report) {
        var quote = String.UnicodeScalarView()
        quote.append(contentsOf: scalars[row.start..<row.end])
        #expect(String(quote).unicodeScalars.elementsEqual(row.quote.unicodeScalars))
        #expect(row.start >= end)
        end = row.end
      }
    }
  }

  @Test func aLexiconOnlyAdds() throws {
    let lexicon = """
      interventions:
        snail facial: mollusc therapy
      mechanism: slime barrier
      """
    let text = "# Mollusc therapy\nMollusc therapy stimulates the slime barrier."
    var report = Report()
    let rows = try TestPages.stage(lexicon: lexicon).process(TestPages.document(text), &report)
    #expect(rows.first?.type == .mechanism)
  }

  @Test(arguments: [
    ("interventoins:\n  yoga: asana", "interventions"), ("hedges: maybe", "hedge"),
  ])
  func aWrongKeyIsNamedWithItsPlace(_ lexicon: String, _ nearest: String) {
    let error = #expect(throws: ConfigurationError.self) { try TestPages.stage(lexicon: lexicon) }
    #expect(error?.line == 1)
    #expect(error?.nearest == nearest)
  }

  @Test func aWrongPhraseIsNamed() {
    #expect(throws: ConfigurationError.self) { try TestPages.stage(lexicon: "hedge: (maybe") }
    #expect(throws: ConfigurationError.self) { try TestPages.stage(lexicon: "- just a list") }
  }

  @Test(arguments: ["naproxen", "kratom", "tea", "reflexology"])
  func aRowNamesTheInterventionThatTheSentenceNames(_ name: String) throws {
    let rows = try TestPages.rows("# Does \(name) work?\nStudies show that \(name) relieves back pain.")
    #expect(rows.first?.intervention == name)
  }

  @Test func theFocalConditionIsTheOneThatThePageNames() throws {
    let rows = try TestPages.rows("# Yoga for knee pain\nYoga improves mobility.")
    #expect(rows.first?.condition == "knee pain")
  }
}

import Testing
import ThreshKit
import ThreshText

@testable import Extraction

@Suite struct LexiconsTests {
  static let german = """
    language: de
    function-words: der, die, das, und, ist, nicht, ein, eine, mit, von, bei, den, im, es, sich, gegen, als
    interventions:
      Akupunktur: akupunktur, nadeln
    conditions:
      Rückenschmerzen: rückenschmerzen, kreuzschmerzen
    effect-verb: lindert, lindern, hilft
    side-effect: nebenwirkung*, blutergüsse
    research-noun: studie, studien
    research-work: studie, studien
    research-verb: zeigte, ergab, fand
    hedge: kann, könnte, möglicherweise
    health: schmerzen, patienten, behandlung
    """

  static let page = """
    # Akupunktur gegen Rückenschmerzen
    Akupunktur lindert Rückenschmerzen. Eine Studie ergab, dass Akupunktur gegen Rückenschmerzen hilft.
    Das Wetter ist heute schön und die Straßen sind mit Laub bedeckt.
    Zu den Nebenwirkungen der Akupunktur gehören Blutergüsse.
    """

  private func rows(_ lexicon: String?, stated: String? = nil) throws -> (rows: [Evidence], report: Report) {
    var report = Report()
    let rows = try TestPages.stage(lexicon: lexicon).process(
      TestPages.document(Self.page, language: stated), &report)
    return (rows, report)
  }

  @Test func aPageInALanguageWithALexiconIsRead() throws {
    let found = try rows(Self.german)
    #expect(found.report.setAside == nil)
    let types = Dictionary(uniqueKeysWithValues: found.rows.map { ($0.quote, $0.type) })
    #expect(types["Akupunktur lindert Rückenschmerzen."] == .effectivenessClaim)
    #expect(
      types["Eine Studie ergab, dass Akupunktur gegen Rückenschmerzen hilft."] == .researchFinding)
    #expect(types["Zu den Nebenwirkungen der Akupunktur gehören Blutergüsse."] == .safety)
    #expect(!types.keys.contains { $0.hasPrefix("Das Wetter") })
    #expect(found.rows.first?.intervention == "Akupunktur")
    #expect(found.rows.first?.condition == "Rückenschmerzen")
  }

  @Test func withoutOneItIsSetAside() throws {
    let found = try rows(nil)
    #expect(found.rows.isEmpty)
    #expect(found.report.setAside?.code == "not-english")
  }

  @Test func theLanguageThePageStatesIsEnough() throws {
    let lexicon = Self.german.split(separator: "\n").filter { !$0.hasPrefix("function-words") }
      .joined(separator: "\n")
    #expect(try rows(lexicon, stated: "de-AT").report.setAside == nil)
    #expect(try rows(lexicon).report.setAside?.code == "not-english")
  }

  /// "Hat" is a word of both.
  @Test func itsWordsDoNotCountOnEnglishPages() throws {
    let lexicon = try Lexicons(
      resources: EvidenceExtraction.resources, topical: [("de.yaml", Array("language: de\nhedge: hat".utf8))])
    let text = TokenizedText("The hat and the coat were in the hall with all of the shoes.")
    #expect(lexicon.lexicon(for: text, stated: nil)?.isEnglish == true)
    #expect(lexicon.english.matches(in: text).cues.allSatisfy { $0.cue != .hedge })
  }

  @Test func aLanguageIsText() {
    #expect(throws: ConfigurationError.self) {
      try Lexicons(
        resources: EvidenceExtraction.resources, topical: [("de.yaml", Array("language: [de]".utf8))])
    }
  }

  @Test func aPageWithoutAnyOfItsWordsHasNoStatements() throws {
    var report = Report()
    let garden =
      "# Der Garten\nDie Rosen sind im Garten und sie blühen. Es ist warm, und der Regen ist nicht mit dem Wind gekommen."
    let stage = try TestPages.stage(lexicon: Self.german)
    #expect(try stage.process(TestPages.document(garden), &report).isEmpty)
    #expect(report.setAside == nil)
    let named = garden + " Akupunktur kann Rückenschmerzen lindern."
    #expect(
      try stage.process(TestPages.document(named), &report).map(\.quote)
        == ["Akupunktur kann Rückenschmerzen lindern."])
  }

  private func lexicons(_ files: String...) throws -> Lexicons {
    try Lexicons(
      resources: EvidenceExtraction.resources, topical: files.map { ("lexicon.yaml", Array($0.utf8)) })
  }

  private static let french =
    "language: fr\nfunction-words: le, la, de, et, les, des\nconditions:\n  douleur: douleur"
  private static let spanish = "language: es\nfunction-words: la, de, que, en\nconditions:\n  dolor: dolor"

  @Test(arguments: ["fr", "fr-CA", nil])
  func theBestOfTwoLanguagesIsTaken(_ stated: String?) throws {
    let text = TokenizedText(
      "La douleur de la nuit et les soins de la journée sont des choses de la vie de tous les jours.")
    let lexicon = try #require(try lexicons(Self.spanish, Self.french).lexicon(for: text, stated: stated))
    #expect(lexicon.terms.map(\.name) == ["douleur"])
  }

  @Test func aRegionOfEnglishIsEnglish() throws {
    let lexicon = try lexicons("language: en-GB\ninterventions:\n  gardening: garden").english
    #expect(lexicon.terms.contains { $0.name == "gardening" })
  }
}

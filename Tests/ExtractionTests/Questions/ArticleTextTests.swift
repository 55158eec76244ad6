import Testing
import ThreshKit
import ThreshText

@testable import Extraction

@Suite struct ArticleTextTests {
  @Test func sentencesKnowTheirSection() throws {
    let article = try TrialArticle.article()
    #expect(article.sentences.count == 5)
    #expect(
      article.sentences.map(\.section.part) == [
        .introduction, .introduction, .results, .results, .discussion,
      ])
    #expect(article.sentences.map(\.isFirst) == [true, false, true, false, true])
  }

  @Test func aShortFormBringsTheWordsOfTheLong() throws {
    let article = try TrialArticle.article(
      "The visual analogue scale (VAS) was used. VAS was lower in the yoga group.")
    #expect(article.sentences[1].stems.contains(WordHash(Stemmer.stem("analogue"))))
    #expect(!article.sentences[1].stems.contains(WordHash("used")))
  }

  @Test func rareWordsWeighMore() throws {
    let article = try TrialArticle.article()
    #expect(article.weight(WordHash("sick")) > article.weight(WordHash("the")))
    #expect(article.weight(WordHash("the")) >= 0.1)
  }

  @Test func aRowOfATableIsReadAsOne() throws {
    let text = "Outcome\tYoga\tControl\nPain\t3.1\t5.2"
    var document = Document(id: "d", source: "d", mediaType: .jats, text: text)
    for range in [0..<7, 8..<12, 13..<20, 21..<25, 26..<29, 30..<33] {
      document.blocks.append(Block(.tableCell, start: range.lowerBound, end: range.upperBound))
    }
    let article = ArticleText(document, sections: try TrialArticle.sections())
    #expect(
      article.sentences.map { article.text.string($0.range) } == ["Outcome\tYoga\tControl", "Pain\t3.1\t5.2"])
  }
}

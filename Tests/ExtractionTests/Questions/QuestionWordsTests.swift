import Testing

@testable import Extraction

@Suite struct QuestionWordsTests {
  @Test(arguments: [
    (["Abstract", "Results"], ArticleSection(.results, isAbstract: true)),
    (["Results"], ArticleSection(.results)),
    (["3. Results", "Pain"], ArticleSection(.results, isNested: true)),
    (["Abstract"], ArticleSection(.other, isAbstract: true)),
    (["Main findings"], ArticleSection(.results)),
    (["Materials and Methods", "Statistics"], ArticleSection(.methods)),
    ([], ArticleSection(.other)),
  ])
  func headingsNameTheSection(_ headings: [String], _ section: ArticleSection) throws {
    #expect(try TrialArticle.words().section(headings) == section)
  }

  @Test func everyWordHasOneClass() throws {
    let words = try TrialArticle.words()
    #expect(words.cues.count > 100)
    #expect(!words.measure.isEmpty && !words.harm.isEmpty)
  }
}

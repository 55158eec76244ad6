import Testing

@testable import Extraction

@Suite struct SectionTitlesTests {
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
    #expect(try SectionTitles(resources: EvidenceExtraction.resources).section(headings) == section)
  }
}

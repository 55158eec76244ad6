import Testing
import ThreshMarkup

@testable import Cleanup

@Suite struct SchemaKindsTests {
  private func kinds(_ html: String) throws -> SchemaKinds {
    SchemaKinds(try MarkupTree(html: Array(html.utf8)))
  }

  @Test func typesOfLinkedDataAreCounted() throws {
    let data = try kinds(
      """
      <script type="application/ld+json">{"@type": "Product", "offers": [{"@type":"Offer"}, {"@type" : ["Thing"]}],
      "review": {"@type":"Review"}}</script><script>var other = {"@type": "Product"}</script>
      <script type="application/LD+JSON">{"@type":"NewsArticle", cut off</script>
      """
    ).data
    #expect(data.products == 2)
    #expect(data.articles == 1)
    #expect(data.lists == 0 && data.businesses == 0 && data.discussions == 0)
  }

  @Test func microdataIsCountedApart() throws {
    let kinds = try kinds(
      """
      <div itemscope itemtype="https://schema.org/QAPage"><div itemscope itemtype="http://schema.org/Question">Why?</div>
      <time itemprop="datePublished" datetime="2024-05-06">6 May</time></div>
      """)
    #expect(kinds.marks.discussions == 2)
    #expect(kinds.data.discussions == 0)
    #expect(kinds.dates == 1)
  }

  @Test(arguments: [
    ("website", 1), ("article", 2), ("Product", 3), ("og:product", 3), ("video.other", 4),
  ])
  func openGraphNamesTheType(_ type: String, _ value: Int) throws {
    let head = #"<meta property="og:type" content="\#(type)"><meta property="og:type" content="website">"#
    #expect(try kinds("<head>\(head)</head>").openGraph == value)
  }

  @Test func statedDatesAreCounted() throws {
    let kinds = try kinds(
      """
      <meta property="article:published_time" content="2024-05-06"><meta name="DC.date" content="2024-05-06">
      <meta property="article:modified_time" content="2024-05-07">
      """)
    #expect(kinds.dates == 2)
    #expect(kinds.openGraph == 0)
  }
}

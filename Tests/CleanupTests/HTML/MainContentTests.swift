import Cleanup
import Testing
import ThreshKit

@Suite struct MainContentTests {
  @Test(arguments: [
    "<nav><ul><li><a href='/a'>Straw home</a></li></ul></nav>",
    "<div class='site-navigation'><a href='/a'>Straw home</a></div>",
    "<div id='cookie-banner'><p>Straw: we use cookies to make this site better for you. Do you agree with that?</p></div>",
    "<div class='share-buttons'><span>Straw on Facebook</span></div>",
    "<section class='related-posts'><h3>Straw stories</h3><p>Ten other things that you should know about straw.</p></section>",
    "<div id='comments'><p>Straw says: thank you, I tried it last year and it did nothing at all for me.</p></div>",
    "<footer><p>Straw Inc. All rights reserved.</p></footer>",
    "<script>var straw = 1</script>",
    "<form class='newsletter'><label>Straw mail</label><button>Subscribe</button></form>",
    "<div role='dialog'><p>Straw offer: ten per cent off your first visit, today only. Call us now.</p></div>",
  ])
  func furnitureIsLeftOut(_ furniture: String) throws {
    let document = try read(
      "<body><article><h1>Back pain</h1><p>\(prose)</p></article>\(furniture)<article><p>\(prose)</p></article></body>"
    )
    #expect(document.text.contains("Needles were placed"))
    #expect(!document.text.lowercased().contains("straw"))
  }

  @Test func commentsStayWhenTheyAreContent() throws {
    let html = """
      <body><article><h1>Back pain</h1><p>\(prose)</p><p>\(prose)</p></article>
      <div id="comments"><p>It did nothing at all for me, and I went ten times in a row.</p></div></body>
      """
    #expect(try !read(html).text.contains("nothing at all"))
    #expect(try read(html, comments: .content).text.contains("nothing at all"))
  }

  @Test func aClassOnTheWholeTextDoesNotCostTheText() throws {
    let document = try read("<body><div class='has-sidebar nav-open'><p>\(prose)</p></div></body>")
    #expect(document.text.contains("Needles were placed"))
  }

  @Test func theLabelOfAListOfLinksGoesWithIt() throws {
    let list = "<ul><li><a href='#a'>What it is</a></li><li><a href='#b'>What it costs</a></li></ul>"
    let document = try read(
      "<body><article><h1>Back pain</h1><div><b>Contents</b>\(list)</div><p>Note</p><p>\(prose)</p></article></body>"
    )
    #expect(!document.text.contains("Contents"))
    #expect(document.text.contains("Note"))
  }

  @Test func aHeadingWithNothingUnderItIsLeftOut() throws {
    let document = try read(
      """
      <body><main><h1>Back pain</h1><h2>Method</h2><p>\(prose)</p>
      <h2>More for you</h2><ul><li><a href="/1">First other story</a></li><li><a href="/2">Second</a></li></ul></main></body>
      """)
    #expect(document.texts(.heading) == ["Back pain", "Method"])
  }

  @Test func aHeadingWhoseTextIsUnderASmallerHeadingStays() throws {
    let document = try read("<body><h2>Method</h2><h3>Needling</h3><p>\(prose)</p></body>")
    #expect(document.texts(.heading) == ["Method", "Needling"])
    #expect(document.blocks.last?.section == ["Method", "Needling"])
  }

  @Test func textForBrowsersWithoutScriptsIsReadWhenThereIsNoOther() throws {
    let document = try read(
      "<body><div id='app'>Loading</div><noscript><div><p>\(prose)</p></div></noscript></body>")
    #expect(document.text.contains("Needles were placed"))
  }

  @Test func proseWithoutSpacesCountsAsProse() throws {
    let japanese = "鍼治療は腰痛の患者に対して十回行われた。患者は毎週痛みの日記をつけ、看護師が電話で結果を確認した。"
    let document = try read(
      "<body><div class='menu'><a href='/'>ホーム</a></div><div><p>\(japanese)</p></div></body>")
    #expect(document.text == japanese)
  }

  @Test(arguments: [
    "", "   ", "<html><head><title>Only a title</title></head><body></body></html>", "<nav>Home</nav>",
  ])
  func aPageWithoutContentIsSetAside(_ html: String) throws {
    var report = Report()
    let documents = try PageCleanup().process(htmlPage(html), &report)
    #expect(documents.isEmpty)
    #expect(report.setAside?.code == "no-main-content")
    #expect(report.problems.map(\.code) == ["no-main-content"])
    #expect(report.setAside?.metadata?.title?.value == (html.contains("<title>") ? "Only a title" : nil))
  }

  @Test func unclosedTagsAndDeepNestingAreRead() throws {
    let deep = String(repeating: "<div>", count: 2000)
    let document = try read("<body><p>\(prose)<p>Second <b>bold<p>Third paragraph.\(deep)<p>\(prose)")
    #expect(document.texts(.paragraph).count == 4)
  }
}

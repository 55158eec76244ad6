import Testing
import ThreshKit

@testable import Cleanup

@Suite struct MetadataTests {
  private func metadata(head: String = "", body: String = "<h1>Back pain</h1><p>\(prose)</p>") throws
    -> Metadata
  {
    try read("<html lang='en-gb'><head>\(head)</head><body>\(body)</body></html>").metadata
  }

  @Test func jsonLDGraph() throws {
    let found = try metadata(
      head: """
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"Clinic"},{"@type":["Article"],"headline":"Back pain","datePublished":"2021-03-04T10:00:00+01:00",
        "dateModified":"2022-01-02","author":{"@id":"#ann"}},{"@type":"Person","@id":"#ann","name":"Ann Lee"}]}</script>
        """)
    #expect(found.published == StatedValue("2021-03-04", from: "json-ld"))
    #expect(found.modified?.value == "2022-01-02")
    #expect(found.authors == [StatedValue("Ann Lee", from: "json-ld")])
    #expect(found.site?.value == "Clinic")
    #expect(found.language == StatedValue("en-GB", from: "html lang"))
  }

  @Test(arguments: [
    #"{"@type":"Article","author":"Ann Lee","datePublished":"2021-03-04",}"#,
    #"{"@type":"Article","author":["Ann Lee"],"datePublished":"2021-03-04","headline":"cut o"#,
    "<!-- {\"@type\":\"Article\",\"description\":\"a\nb\",\"author\":{\"name\":\"Ann Lee\"},\"datePublished\":\"2021-03-04\"} -->",
    #"[{"@type":"BreadcrumbList"},{"@type":"BlogPosting","author":[{"name":"Ann Lee"}],"datePublished":"2021-03-04"}]"#,
  ])
  func brokenJSONLDIsReadForWhatItHolds(_ json: String) throws {
    let found = try metadata(head: "<script type='application/ld+json'>\(json)</script>")
    #expect(found.published?.value == "2021-03-04")
    #expect(found.authors.map(\.value) == ["Ann Lee"])
  }

  @Test func aLongScriptIsReadToItsEnd() throws {
    let long = String(repeating: "What is said of pain & needles. ", count: 1000)
    let found = try metadata(
      head: """
        <script type="application/ld+json">{"@type":"Article","articleBody":"\(long)","author":{"name":"Ann Lee"},
        "datePublished":"2021-03-04"}</script>
        """)
    #expect(found.authors.map(\.value) == ["Ann Lee"])
    #expect(found.published?.value == "2021-03-04")
  }

  @Test func citationAndDublinCore() throws {
    let found = try metadata(
      head: """
        <meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Roe, Bob">
        <meta name="citation_doi" content="https://doi.org/10.1000/xyz1"><meta name="citation_pmid" content="12345">
        <meta name="citation_publication_date" content="2020/05/17"><meta name="DC.rights.license" content="CC BY 4.0">
        <link rel="canonical" href="https://example.org/a"><meta name="keywords" content="pain, needles">
        """)
    #expect(found.authors.map(\.value) == ["Lee, Ann", "Roe, Bob"])
    #expect(found.doi == StatedValue("10.1000/xyz1", from: "citation_doi"))
    #expect(found.pmid?.value == "12345")
    #expect(found.published == StatedValue("2020-05-17", from: "citation_publication_date"))
    #expect(found.canonicalURL?.value == "https://example.org/a")
    #expect(found.keywords.map(\.value) == ["pain", "needles"])
    #expect(found.licence?.value == "CC BY 4.0")
  }

  @Test func aDateInTheFooterIsNotThePublicationDate() throws {
    let found = try metadata(
      body: """
        <h1>Back pain</h1><p>\(prose)</p><p>The trial began on 3 May 2011 in Leeds and ended a year later, as it says.</p>
        <footer>© 2019 Clinic. Last changed January 5, 2020</footer>
        """)
    #expect(found.published == nil)
    #expect(found.authors.isEmpty)
  }

  @Test func aBylineUnderTheTitle() throws {
    let found = try metadata(
      body: "<h1>Back pain</h1><p class='byline'>By Ann Lee and Bob Roe | March 4, 2021</p><p>\(prose)</p>")
    #expect(found.authors.map(\.value) == ["Ann Lee", "Bob Roe"])
    #expect(found.published == StatedValue("2021-03-04", from: "byline"))
  }

  @Test func anUpdatedLineIsTheModifiedDate() throws {
    let found = try metadata(
      body: "<h1>Back pain</h1><p class='meta'>Updated on March 4, 2021</p><p>\(prose)</p>")
    #expect(found.published == nil)
    #expect(found.modified?.value == "2021-03-04")
  }

  @Test func theShownChangeComesBeforeTheMarkedOne() throws {
    let found = try metadata(
      head: "<meta property='article:modified_time' content='2024-06-07'>",
      body: "<h1>Back pain</h1><p>Updated on March 4, 2021</p><p>\(prose)</p>")
    #expect(found.modified == StatedValue("2021-03-04", from: "byline"))
    #expect(
      found.conflicts == [OtherValue("modified", StatedValue("2024-06-07", from: "article:modified_time"))])
  }

  @Test func microdata() throws {
    let found = try metadata(
      body: """
        <article itemscope itemtype="http://schema.org/BlogPosting"><h1>Back pain</h1>
        <span itemprop="author" itemscope><span itemprop="name">Ann Lee</span></span>
        <time itemprop="datePublished" datetime="2021-03-04T09:00">4 March</time><p>\(prose)</p></article>
        """)
    #expect(found.published == StatedValue("2021-03-04", from: "microdata"))
    #expect(found.authors == [StatedValue("Ann Lee", from: "microdata")])
  }

  @Test(arguments: [
    ("<title>Back pain | Clinic</title>", "<h1>Back pain</h1>", "Back pain", "h1"),
    ("<title>Back pain | Clinic</title>", "<h1>Clinic blog of the year</h1>", "Back pain", "title"),
    (
      "<title>Clinic: Back pain - what helps? - Clinic</title><meta property='og:site_name' content='Clinic'>",
      "", "Clinic: Back pain - what helps?", "title"
    ),
    ("<title>Clinic</title><meta property='og:title' content='Back pain'>", "", "Back pain", "og:title"),
    (
      "<title>Needles and the spine | Clinic</title>", "<h1>What needles do for the spine</h1>",
      "What needles do for the spine", "h1"
    ),
    (
      "<title>Back pain and needles - The Clinic</title>", "<h1>The Clinic</h1>", "Back pain and needles",
      "title"
    ),
    (
      "<title>Back &amp;#038; neck pain</title>", "<h1>We care for you</h1>", "Back & neck pain", "title"
    ),
    (
      """
      <title>Back pain</title><script type="application/ld+json">{"@type":"FAQPage","mainEntity":[
      {"@type":"Question","name":"Does it help?"}]}</script>
      """, "", "Back pain", "title"
    ),
  ])
  func title(_ head: String, _ heading: String, _ title: String, _ origin: String) throws {
    let found = try metadata(head: head, body: "\(heading)<p>\(prose)</p>")
    #expect(found.title == StatedValue(title, from: origin))
  }

  @Test func theDateOfTheWebPageAloneIsNotTaken() throws {
    let found = try metadata(
      head: """
        <script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2018-08-16"}]}</script>
        """)
    #expect(found.published == nil)
    #expect(found.conflicts == [OtherValue("published", StatedValue("2018-08-16", from: "json-ld"))])
  }

  @Test(arguments: [
    // Another time zone; a page that was moved; a page that was changed.
    ("2025-12-19T02:00:00Z", "December 18, 2025", "2025-12-18"),
    ("2024-08-07", "30 December 2013", "2013-12-30"), ("2012-09-12", "8 September 2021", "2012-09-12"),
  ])
  func theShownDateAndTheMarkedOne(_ mark: String, _ shown: String, _ date: String) throws {
    let found = try metadata(
      head: "<meta property='article:published_time' content='\(mark)'>",
      body: "<h1>Back pain</h1><p>\(shown)</p><p>\(prose)</p>")
    #expect(found.published?.value == date)
    #expect(found.conflicts?.count == 1)
  }

  @Test func aThreadIsFromTheDayOfItsFirstPost() throws {
    let posts = ["2014-02-06", "2014-02-04", "2018-05-21"].map {
      """
      <div itemscope itemtype="https://schema.org/Answer"><p>\(prose)</p>
      <time itemprop="dateCreated" datetime="\($0)"></time></div>
      """
    }
    #expect(try metadata(body: "<h1>Back pain</h1>" + posts.joined()).published?.value == "2014-02-04")
  }

  @Test func aListOfArticlesHasNoDateOfItsOwn() throws {
    let entries = (1...4).map { "<div><h2>Entry \($0)</h2><p>May \($0), 2021</p></div>" }
    #expect(try metadata(body: "<h1>Our news</h1>" + entries.joined()).published == nil)
  }

  @Test(arguments: [
    "<div>Written by</div><div>Ann Lee</div>", "<p>By <b>Ann Lee</b><span>Published: May 4, 2021</span></p>",
    "<p><a href='/authors/ann-lee'>Ann Lee</a></p>", "<p><a rel='author' href='/x'>Ann Lee</a></p>",
    "<p>May 4, 2021 <span class='post-author'>Ann Lee</span></p>",
  ])
  func whoWroteItStandsUnderTheTitle(_ line: String) throws {
    #expect(
      try metadata(body: "<h1>Back pain</h1>\(line)<p>\(prose)</p>").authors.map(\.value) == ["Ann Lee"])
  }

  @Test(arguments: [
    "<p>Photo by Ann Lee</p>", "<p>Reviewed by Ann Lee</p>", "<p>Sort by Name</p>",
    "<p><a href='/user/login'>Log in</a></p>",
  ])
  func othersAreNotAuthors(_ line: String) throws {
    #expect(try metadata(body: "<h1>Back pain</h1>\(line)<p>\(prose)</p>").authors.isEmpty)
  }

  @Test func aFrontPageHasNoAuthorAndNoDate() throws {
    let body = "<h1>Our clinic</h1><p>By Ann Lee, May 4, 2021</p><p>\(prose)</p>"
    let inner = try metadata(head: "<link rel='canonical' href='https://example.org/news'>", body: body)
    #expect(inner.authors.map(\.value) == ["Ann Lee"] && inner.published?.value == "2021-05-04")
    let front = try metadata(head: "<link rel='canonical' href='https://example.org/'>", body: body)
    #expect(front.authors.isEmpty && front.published == nil)
  }

  @Test func aProductHasAMakerAndReviewsButNoAuthor() throws {
    let found = try metadata(
      head: #"<script type="application/ld+json">{"@type":"Product","name":"Needles"}</script>"#,
      body: """
        <h1>Needles</h1><p>By Needle Works</p><p>\(prose)</p><div itemscope itemtype="https://schema.org/Review">
        <span itemprop="author">Bob Roe</span><time itemprop="datePublished" datetime="2021-05-04"></time></div>
        """)
    #expect(found.authors.isEmpty && found.published == nil)
  }

  @Test func theNameOfTheSiteGivesWayToAPerson() throws {
    let head = """
      <meta property="og:site_name" content="Clinic">
      <script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"Clinic"}}</script>
      """
    #expect(try metadata(head: head).authors.map(\.value) == ["Clinic"])
    let found = try metadata(head: head, body: "<h1>Back pain</h1><p>By Ann Lee</p><p>\(prose)</p>")
    #expect(found.authors.map(\.value) == ["Ann Lee"])
  }

  @Test func whatFollowsTheTitleOfAnotherPageIsAboutThat() throws {
    let found = try metadata(
      body: """
        <h1>Our news</h1><p><a href="/one">How needles help a tired back</a></p><p>By Ann Lee</p><p>May 4, 2021</p>
        <p>\(prose)</p>
        """)
    #expect(found.authors.isEmpty && found.published == nil)
  }

  @Test(arguments: [
    "<article><h1>Back pain</h1><footer>By Ann Lee, May 4, 2021</footer><p>\(prose)</p></article>",
    "<h1><time datetime='2021-05-04'>May 4</time> Back pain</h1><p>By Ann Lee</p><p>\(prose)</p>",
    "<h2>About the back</h2><div>Ann Lee and her back</div><p>By Ann Lee</p><p>May 4, 2021</p><p>\(prose)</p>",
  ])
  func bylinesInUnusualPlaces(_ body: String) throws {
    let found = try metadata(body: body)
    #expect(found.authors.map(\.value) == ["Ann Lee"])
    #expect(found.published?.value == "2021-05-04")
  }

  @Test func theFirstOfAThread() throws {
    let found = try metadata(
      body: """
        <h1>Back pain</h1><div><a href="/u/ann7">ann7</a></div><div>Joined: May 4, 2011</div><div>March 4, 2021</div>
        <p>\(prose)</p>
        """)
    #expect(found.authors.map(\.value) == ["ann7"])
    #expect(found.published?.value == "2021-03-04")
  }

  @Test func aLineAtTheEndOfTheText() throws {
    let found = try metadata(
      body: "<h1>Back pain</h1>" + String(repeating: "<p>\(prose)</p>", count: 20)
        + "<p>Posted by Ann Lee on 4 May 2021</p>")
    #expect(found.published?.value == "2021-05-04")
    #expect(found.authors.map(\.value) == ["Ann Lee"])
  }

  @Test func whatIsStatedElsewhereIsKept() throws {
    let found = try metadata(
      head: """
        <title>Back pain | Clinic</title><meta property="og:title" content="How needles help the back">
        <meta name="author" content="Clinic Staff">
        <script type="application/ld+json">{"@type":"Article","author":"Ann Lee","datePublished":"2021-03-04"}</script>
        """, body: "<h1>Back pain</h1><p>\(prose)</p>")
    #expect(found.title?.value == "Back pain")
    #expect(
      found.conflicts == [
        OtherValue("title", StatedValue("How needles help the back", from: "og:title")),
        OtherValue("authors", StatedValue("Clinic Staff", from: "author")),
      ])
  }
}

@Suite struct StatedTextTests {
  @Test(arguments: [
    (" a \n b\u{A0}\u{A0} c ", "a b c"), ("in\u{AD}flam\u{AD}mation", "inflammation"),
    ("a\u{202F}b\u{3000}", "a b"),
    ("Q&A", "Q&A"), ("Q&amp;A &#8211; B&nbsp;C", "Q&A – B C"), ("", ""), ("à é", "à é"),
  ])
  func plain(_ text: String, _ plain: String) {
    #expect(StatedText.plain(text) == plain)
  }
}

@Suite struct StatedDateTests {
  @Test(arguments: [
    ("2021-03-04", "2021-03-04"), ("2021-03-04T23:10:00Z", "2021-03-04"), ("20210304", "2021-03-04"),
    ("2021/3/4", "2021-03-04"), ("2021-03", "2021-03"), ("2021", "2021"), ("March 4, 2021", "2021-03-04"),
    ("4th of March 2021", "2021-03-04"), ("Thu, 04 Mar 2021 10:00:00 GMT", "2021-03-04"),
    ("4 mars 2021", "2021-03-04"), ("4. März 2021", "2021-03-04"), ("4 de marzo de 2021", "2021-03-04"),
    ("04.03.2021", "2021-03-04"), ("13/02/2021", "2021-02-13"), ("02/13/2021", "2021-02-13"),
    ("Sept. 9, 2020", "2020-09-09"), ("March 2021", "2021-03"),
    ("2021年3月4日", "2021-03-04"), ("更新日 2021年03月04日 10:00", "2021-03-04"), ("2021년 3월 4일", "2021-03-04"),
    ("4 марта 2021", "2021-03-04"), ("4 de março de 2021", "2021-03-04"), ("4. marts 2021", "2021-03-04"),
    ("4. maaliskuuta 2021", "2021-03-04"), ("4 marca 2021", "2021-03-04"), ("4 Ağustos 2021", "2021-08-04"),
    ("2021. március 4.", "2021-03-04"), ("4 févr. 2021", "2021-02-04"),
  ])
  func readsWhatPagesWrite(_ text: String, _ iso: String) {
    #expect(StatedDate.iso(text) == iso)
  }

  @Test(arguments: [
    "03/04/2021", "2021-13-40", "30 February 2021", "yesterday", "", "call 555-1234", "in 2021 or so",
    "4 listopada 2021",
  ])
  func doesNotGuess(_ text: String) {
    #expect(StatedDate.iso(text) == nil)
  }
}

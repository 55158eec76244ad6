import Cleanup
import Testing
import ThreshKit

@Suite struct BlockWriterTests {
  @Test func kindsAndSectionsOfBlocks() throws {
    let document = try read(
      """
      <body><h1>Back pain</h1><p>\(prose)</p><h2>Who</h2><ul><li>Adults</li><li>Nurses<ul><li>Trained ones</li></ul></li></ul>
      <blockquote><p>It helped me.</p></blockquote><pre>a = 1
        b = 2</pre><dl><dt>Pain</dt><dd>What hurts</dd></dl></body>
      """)
    let kinds = document.blocks.map(\.kind)
    #expect(
      kinds == [
        .heading, .paragraph, .heading, .listItem, .listItem, .listItem, .quote, .code, .listItem, .listItem,
      ])
    try #require(kinds.count == 10)
    #expect(document.blocks[5].level == 2)
    #expect(document.blocks[6].section == ["Back pain", "Who"])
    #expect(document.text(document.blocks[7]) == "a = 1\n  b = 2")
    #expect(document.blocks.suffix(2).map(\.level) == [1, 2])
    #expect(document.text.contains("Adults\nNurses\nTrained ones"))
  }

  @Test func twoLineBreaksBeginAParagraph() throws {
    let document = try read("<body><div>\(prose)<br><br>Second one.<br>Same paragraph.</div></body>")
    #expect(document.texts(.paragraph) == [prose, "Second one. Same paragraph."])
  }

  @Test func spansOfTableCellsAreKeptAndTextIsNotCopied() throws {
    let document = try read(
      """
      <body><p>\(prose)</p><table><caption>Pain after a year</caption>
      <tr><th rowspan="2">Group</th><th colspan="2">Score</th></tr><tr><td>before</td><td>after</td></tr>
      <tr><td>Needles</td><td>6</td><td>3</td></tr></table></body>
      """)
    let table = try #require(document.tables.first)
    #expect(table.caption == "Pain after a year")
    #expect(document.texts(.caption) == ["Pain after a year"])
    #expect(
      table.cells.map { document.slice($0.start, $0.end) } == [
        "Group", "Score", "before", "after", "Needles", "6", "3",
      ])
    #expect(table.cells[0].rowSpan == 2 && table.cells[0].isHeader)
    #expect(table.cells[1].columnSpan == 2)
    #expect(table.cells[2].row == 1 && table.cells[2].column == 1)
    #expect(document.text.contains("Group\tScore\nbefore\tafter\nNeedles\t6\t3"))
  }

  @Test func theCaptionOfAFigureIsThatOfTheTableInIt() throws {
    let document = try read(
      """
      <body><h1>Back pain</h1><p>\(prose)</p><figure><table><tr><th>Group</th><th>Score</th></tr>
      <tr><td>Needles</td><td>3</td></tr></table><figcaption>Pain after a year</figcaption></figure></body>
      """)
    #expect(document.tables.map(\.caption) == ["Pain after a year"])
    #expect(document.texts(.caption) == ["Pain after a year"])
  }

  @Test func linesOfCodeAreOneBlock() throws {
    let document = try read(
      """
      <body><p>\(prose)</p><pre><div>for a in b {</div><div>  stop(<a href="/a">a</a>)</div><div>}</div></pre></body>
      """)
    #expect(document.texts(.code) == ["for a in b {\n  stop(a)\n}"])
    let link = try #require(document.links.first)
    #expect(document.slice(link.start, link.end) == "a" && link.target == "/a")
  }

  @Test func aTableThatLaysOutThePageIsNoTable() throws {
    let document = try read(
      "<body><table><tr><td><h1>Back pain</h1><p>\(prose)</p></td><td>Side</td></tr></table></body>")
    #expect(document.tables.isEmpty)
    #expect(document.texts(.paragraph).first == prose)
  }

  @Test func hyperlinksLieInTheText() throws {
    let document = try read(
      "<body><p>Ünder a review. \(prose) See <a href='/trial'>the trial</a>, and stop.</p></body>")
    let link = try #require(document.links.first)
    #expect(document.slice(link.start, link.end) == "the trial")
    #expect(link.target == "/trial")
  }

  @Test func referencesWithTheirIdentifiers() throws {
    let document = try read(
      """
      <body><h1>Back pain</h1><p>\(prose)</p><h2>References</h2><ol>
      <li>Lee A. Needles. J Pain 2017. doi:10.1000/xyz123.</li>
      <li>Roe B. Sham. 2018. On <a href="https://pubmed.ncbi.nlm.nih.gov/123456/">PubMed</a>.</li></ol></body>
      """)
    #expect(document.references.map(\.doi) == ["10.1000/xyz123", nil])
    #expect(document.references.map(\.pmid) == [nil, "123456"])
  }

  @Test func blocksAreInOrderAndDoNotOverlap() throws {
    let document = try read(
      "<body><h1>Ää</h1><p>é \(prose)</p><ul><li>ö</li><li>日本</li></ul><p>\(prose)</p></body>")
    var last = 0
    for block in document.blocks {
      #expect(block.start >= last && block.end > block.start)
      last = block.end
    }
    #expect(last == document.text.unicodeScalars.count)
  }
}

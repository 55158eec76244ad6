import Cleanup
import Testing
import ThreshKit

@Suite("JATS")
struct JATSTests {
  static let article = """
    <?xml version="1.0"?>
    <!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-archivearticle1.dtd">
    <article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article" xml:lang="en">
    <front><journal-meta><journal-title-group><journal-title>Journal of Needles</journal-title></journal-title-group></journal-meta>
    <article-meta>
    <article-id pub-id-type="pmc">123</article-id><article-id pub-id-type="doi">10.1000/needle.1</article-id>
    <article-id pub-id-type="pmid">456</article-id>
    <title-group><article-title>Needles for <italic>back</italic>
      pain</article-title></title-group>
    <contrib-group><contrib contrib-type="author"><name><surname>Doe</surname><given-names>Jane A.</given-names></name></contrib>
    <contrib contrib-type="author"><collab>The Needle Group</collab></contrib>
    <contrib contrib-type="editor"><name><surname>Roe</surname></name></contrib></contrib-group>
    <pub-date pub-type="ppub"><month>3</month><year>2020</year></pub-date>
    <pub-date pub-type="epub"><day>7</day><month>Dec</month><year>2019</year></pub-date>
    <permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Open.</license-p></license></permissions>
    <abstract><sec><title>Methods</title><p>We tried needles.</p></sec><sec><title>Results</title><p>They helped.</p></sec></abstract>
    <kwd-group><kwd>needles</kwd></kwd-group>
    <funding-group><funding-statement>Paid by a fund.</funding-statement></funding-group>
    </article-meta></front>
    <body><sec><title>Introduction</title>
    <p>Pain is common.<sup><xref ref-type="bibr" rid="B1">1</xref>,<xref ref-type="bibr" rid="B2">2</xref></sup> It costs 10<sup>6</sup> euros.</p>
    <sec><title>Aims</title><p>We had two aims:<list><list-item><label>1.</label><p>ease</p></list-item><list-item><p>speed</p><list><list-item><p>of effect</p></list-item></list></list-item></list>and no more.</p>
    <disp-quote><p>It helped me.</p><attrib>A patient</attrib></disp-quote></sec></sec>
    <sec><title>Results</title><p>See [<xref rid="B1">1</xref>].<fn><p>Or not.</p></fn></p></sec></body>
    <back><ack><p>We thank all.</p></ack>
    <fn-group><fn fn-type="conflict"><p>None declared.</p></fn></fn-group>
    <ref-list><ref id="B1"><label>1</label><element-citation><person-group><name><surname>Roe</surname><given-names>R</given-names></name><etal/></person-group>
    <article-title>On pain</article-title><source>Pain</source><year>2001</year><volume>3</volume><fpage>4</fpage><lpage>9</lpage>
    <pub-id pub-id-type="doi">10.1000/pain</pub-id><pub-id pub-id-type="pmid">99</pub-id></element-citation></ref>
    <ref id="B2"><mixed-citation>Poe P. More pain. <source>Pain</source>. <ext-link xlink:href="https://doi.org/10.1000/more">link</ext-link></mixed-citation></ref></ref-list></back>
    <floats-group><table-wrap><label>Table 1</label><caption><p>Pain by group</p></caption><table>
    <thead><tr><th rowspan="2">Group</th><th colspan="2">Pain</th></tr><tr><th>before</th><th>after</th></tr></thead>
    <tbody><tr><td>Needles</td><td>7</td><td/></tr></tbody></table><table-wrap-foot><fn><p>VAS.</p></fn></table-wrap-foot></table-wrap>
    <fig><label>Figure 1</label><caption><title>Flow</title><p>of patients.</p></caption></fig></floats-group>
    </article>
    """

  static func read(_ xml: String) throws -> Document {
    let page = Page(id: "page", origins: [.init(path: "a.xml")], mediaType: .jats, content: Array(xml.utf8))
    var report = Report()
    return try JATSReader().read(page, &report)
  }

  static func words(_ document: Document, _ start: Int, _ end: Int) -> String {
    String(String.UnicodeScalarView(Array(document.text.unicodeScalars)[start..<end]))
  }

  @Test func metadataSaysWhereItIsFrom() throws {
    let metadata = try Self.read(Self.article).metadata
    #expect(metadata.title == StatedValue("Needles for back pain", from: "article-title"))
    #expect(metadata.authors.map(\.value) == ["Jane A. Doe", "The Needle Group"])
    #expect(metadata.journal?.value == "Journal of Needles")
    #expect(metadata.doi?.value == "10.1000/needle.1")
    #expect(metadata.pmid?.value == "456")
    #expect(metadata.published == StatedValue("2019-12-07", from: "pub-date epub"))
    #expect(metadata.articleType?.value == "research-article")
    #expect(metadata.licence?.value == "https://creativecommons.org/licenses/by/4.0/")
    #expect(metadata.language?.value == "en")
    #expect(metadata.keywords.map(\.value) == ["needles"])
    #expect(metadata.funding?.value == "Paid by a fund.")
    #expect(metadata.commercialInterest == StatedValue("None declared.", from: "fn conflict"))
  }

  @Test func blocksCarryTheirSectionPath() throws {
    let document = try Self.read(Self.article)
    let lines = document.blocks.map { block in
      "\(block.kind.rawValue)|\(block.section.dropFirst().joined(separator: ">"))|\(Self.words(document, block.start, block.end))"
    }
    #expect(
      lines == [
        "heading||Needles for back pain", "heading||Abstract", "heading|Abstract|Methods",
        "paragraph|Abstract>Methods|We tried needles.", "heading|Abstract|Results",
        "paragraph|Abstract>Results|They helped.",
        "heading||Introduction", "paragraph|Introduction|Pain is common.¹,² It costs 10⁶ euros.",
        "heading|Introduction|Aims",
        "paragraph|Introduction>Aims|We had two aims:", "list_item|Introduction>Aims|ease",
        "list_item|Introduction>Aims|speed",
        "list_item|Introduction>Aims|of effect", "paragraph|Introduction>Aims|and no more.",
        "quote|Introduction>Aims|It helped me.", "heading||Results", "paragraph|Results|See [1].",
        "footnote|Results|Or not.",
        "caption||Table 1 Pain by group", "table_cell||Group", "table_cell||Pain", "table_cell||before",
        "table_cell||after",
        "table_cell||Needles", "table_cell||7", "footnote||VAS.", "caption||Figure 1 Flow of patients.",
        "heading||Acknowledgements", "paragraph|Acknowledgements|We thank all.", "footnote||None declared.",
      ])
    #expect(document.blocks.first { $0.kind == .quote }?.speaker == "A patient")
    #expect(document.blocks.filter { $0.kind == .listItem }.map(\.level) == [1, 1, 2])
  }

  @Test func spansStaySpans() throws {
    let table = try #require(try Self.read(Self.article).tables.first)
    #expect(table.caption == "Table 1 Pain by group")
    #expect(table.cells.map(\.row) == [0, 0, 1, 1, 2, 2, 2])
    #expect(table.cells.map(\.column) == [0, 1, 1, 2, 0, 1, 2])
    #expect(table.cells.map(\.rowSpan) == [2, 1, 1, 1, 1, 1, 1])
    #expect(table.cells.map(\.columnSpan) == [1, 2, 1, 1, 1, 1, 1])
    #expect(table.cells.map(\.isHeader) == [true, true, true, true, false, false, false])
    #expect(table.cells.last.map { $0.start == $0.end } == true)
  }

  @Test func citationsPointAtReferences() throws {
    let document = try Self.read(Self.article)
    #expect(document.links.map(\.target) == ["#B1", "#B2", "#B1"])
    #expect(document.links.map { Self.words(document, $0.start, $0.end) } == ["¹", "²", "1"])
    #expect(
      document.references == [
        Reference(
          label: "B1", text: "Roe R, et al. (2001) On pain. Pain. 3:4–9.", doi: "10.1000/pain", pmid: "99"),
        Reference(label: "B2", text: "Poe P. More pain. Pain. link", doi: "10.1000/more"),
      ])
  }

  @Test func figuresAndTablesOfTheOlderFormatAreRead() throws {
    let older = Self.article.replacing("floats-group", with: "floats-wrap")
    let (document, current) = (try Self.read(older), try Self.read(Self.article))
    #expect(document.tables == current.tables)
    #expect(document.text == current.text)
  }

  @Test func summaryCountsTheWholeArticle() throws {
    let summary = try JATSSummary(Array(Self.article.utf8))
    #expect(summary.pmcid == "PMC123")
    #expect(summary.pubYears == [2019, 2020])
    #expect(summary.nAuthors == 2)
    #expect(summary.abstractSections == ["Methods", "Results"])
    #expect(summary.bodySections == ["Introduction", "Results"])
    #expect(summary.nParagraphs == 8)
    #expect(summary.nTables == 1)
    #expect(summary.nFigures == 1)
    #expect(summary.nRefs == 2)
    #expect(summary.nTableCells == 7)
  }

  @Test(arguments: [
    ("<x><!-- no article --></x>", "not-jats"), ("<article><body></article>", "xml-malformed"),
    (
      "<!DOCTYPE article [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><article>&b;</article>",
      "xml-entity"
    ),
    ("<!DOCTYPE article [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><article>&f;</article>", "xml-entity"),
  ])
  func refusesBadXML(_ xml: String, _ code: String) throws {
    let error = #expect(throws: RecordError.self) { try Self.read(xml) }
    #expect(error?.code == code)
  }

  @Test func aSetOfArticlesGivesTheFirst() throws {
    let document = try Self.read(
      "<pmc-articleset><article><body><p>One.</p></body></article><article><body><p>Two.</p></body></article></pmc-articleset>"
    )
    #expect(document.text == "One.")
  }

  @Test func wildSpansAreBounded() throws {
    let document = try Self.read(
      "<article><body><table-wrap><table><tr><td rowspan=\"999999999999\" colspan=\"-4\">x</td></tr></table></table-wrap></body></article>"
    )
    #expect(document.tables.first?.cells.first?.rowSpan == 1000)
    #expect(document.tables.first?.cells.first?.columnSpan == 1)
  }
}

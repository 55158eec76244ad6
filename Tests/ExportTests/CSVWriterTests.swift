import Testing
import ThreshKit

@testable import Export

@Suite struct CSVWriterTests {
  private static func bytes(_ writer: CSVWriter, _ table: TableView) -> [UInt8] {
    writer.header(of: table) + writer.bytes(of: table, rows: 0..<table.count)
  }

  private func records(_ writer: CSVWriter, _ change: (inout Corpus) -> Void = { _ in }) -> [[String: String]]
  {
    let text = String(
      decoding: Self.bytes(writer, ExportFixture.tables(change).table(.evidence)), as: UTF8.self)
    let records = CSVReader.records(text)
    return records.dropFirst().map { record in
      var row: [String: String] = [:]
      for (name, value) in zip(records[0], record) { row[name ?? ""] = value }
      return row
    }
  }

  @Test func columnsStandInTheDeclaredOrderAndExtraOnesFollowSorted() {
    let text = String(
      decoding: Self.bytes(CSVWriter(), ExportFixture.tables().table(.evidence)), as: UTF8.self)
    let header = text.prefix { $0 != "\n" }
    #expect(
      header
        == """
        evidence_id,source,source_id,section,speaker,quote,start,end,type,population,condition,intervention,\
        comparator,outcomes,direction,certainty,statistics,study_id,citation_status,study_design,study_year,\
        study_venue,study_institution,study_author,study_n_studies,study_n_participants,duplicate_group,\
        inferred_fields,confidence,review_status,link,extra.note,extra.rank
        """)
  }

  @Test func nullAndEmptyAndZeroAreThreeThings() {
    let rows = records(CSVWriter())
    #expect(rows[0]["population"] == nil)
    #expect(rows[1]["population"] == "")
    #expect(rows[0]["study_n_studies"] == "0")
    #expect(rows[0]["study_n_participants"] == nil)
  }

  @Test func listsAndStatisticsAreOneCellEach() {
    let row = records(CSVWriter())[0]
    #expect(row["outcomes"] == "pain; a;; b")
    #expect(row["statistics"] == "count: 33 trials")
    #expect(row["quote"] == "Acupuncture eased pain, said \"a review\".")
  }

  @Test(arguments: ["=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=\"a\",b"])
  func whatASpreadsheetWouldRunIsGuarded(hostile: String) {
    let change: (inout Corpus) -> Void = { $0.evidence[0].condition = hostile }
    #expect(records(CSVWriter(), change)[0]["condition"] == "'" + hostile)
    #expect(records(CSVWriter(guardsFormulas: false), change)[0]["condition"] == hostile)
  }

  @Test func aNegativeNumberIsANumber() {
    #expect(records(CSVWriter())[1]["extra.rank"] == "-3")
    #expect(records(CSVWriter())[1]["extra.note"] == "'=1+1")
  }

  @Test(arguments: [
    "plain", "with, comma", "with \"quotes\"", "two\nlines", "two\r\nlines", "\"", "\"\"", ",", "'",
    " padded ",
    "naïve 漢字 👩🏽‍⚕️", "nul\u{0}inside", "e\u{301}",
  ])
  func everyTextComesBackAsItWas(text: String) {
    let row = records(CSVWriter()) { $0.evidence[0].condition = text }[0]
    #expect(row["condition"].map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test func excelGetsAByteOrderMarkAndItsLineEnds() {
    let bytes = Self.bytes(CSVWriter(forExcel: true), ExportFixture.tables().table(.problems))
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(Array(bytes.suffix(2)) == [0x0D, 0x0A])
  }

  @Test func anEmptyTableIsItsHeader() {
    let bytes = Self.bytes(CSVWriter(), ExportFixture.tables().table(.problems))
    #expect(String(decoding: bytes, as: UTF8.self) == "source,stage,reason_code,message,where\n")
  }
}

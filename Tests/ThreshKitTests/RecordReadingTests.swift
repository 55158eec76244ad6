import Testing
import ThreshKit

/// Records as programs of the user's write them.
@Suite struct RecordReadingTests {
  private func read<R: JSONReadable>(_ type: R.Type, _ text: String) throws -> R? {
    try R.read(JSONReader.read(Array(text.utf8)))
  }

  private func message(_ text: String) -> String? {
    do {
      _ = try read(Evidence.self, text)
      return nil
    } catch { return (error as? RecordError)?.message ?? "\(error)" }
  }

  @Test(arguments: 0..<60) func whatARecordWritesIsReadBackAsItWas(seed: Int) throws {
    var records = RandomRecords(seed: UInt64(seed), full: seed < 10)
    func check<R: JSONWritable & JSONReadable & Equatable>(_ record: R) throws {
      var writer = JSONWriter()
      record.write(to: &writer)
      #expect(try R.read(JSONReader.read(writer.bytes)) == record)
    }
    try check(records.page())
    try check(records.document())
    try check(records.evidence())
  }

  @Test func aRowNeedsItsPlaceAndTypeOnly() throws {
    let row = try read(
      Evidence.self, #"{"source_id":"p","quote":"q","start":3,"end":4,"type":"advice","speaker":null}"#)
    #expect(row == Evidence(sourceID: "p", source: "", quote: "q", start: 3, end: 4, type: .advice))
  }

  @Test func aFieldOfOnesOwnBecomesAColumn() throws {
    let row = try read(
      Evidence.self,
      #"{"source_id":"p","quote":"q","start":0,"end":1,"type":"cost","sample_size":40,"extra":{"a":{"z":1,"b":2}}}"#
    )
    #expect(
      row?.extra == ["sample_size": .int(40), "a": .object([.init("b", .int(2)), .init("z", .int(1))])])
  }

  @Test func whatIsWrongIsNamed() throws {
    let rest = #""quote":"q","end":4,"type":"advice"}"#
    #expect(message(#"{"start":3,"# + rest) == "evidence without 'source_id', text")
    #expect(message(#"{"source_id":"p","start":"3","# + rest) == "'start' of evidence is not a whole number")
    #expect(
      message(#"{"source_id":"p","start":3,"direction":"up","# + rest)
        == "'direction' of evidence is not one of favours, against, no-difference, mixed, unclear")
    #expect(
      message(#"{"source_id":"p","start":3,"study":{"yaer":2017},"# + rest)
        == "a study has no field 'yaer'; did you mean 'year'?")
    #expect(throws: RecordError("bad-record", "a document has no field 'words'", place: "words")) {
      try read(Document.self, #"{"id":"p","text":"t","words":3}"#)
    }
  }

  @Test func aPageBringsItsContent() throws {
    let page = try read(Page.self, #"{"content":"aMOp","media_type":"text/plain"}"#)
    #expect(page?.content == Array("hé".utf8))
    #expect(page?.id == ContentID.sha256(Array("hé".utf8)))
    #expect(try read(Page.self, #"{"text":"hé"}"#)?.content == page?.content)
    #expect(throws: RecordError.self) { try read(Page.self, #"{"content":"?"}"#) }
    #expect(throws: RecordError.self) { try read(Page.self, "{}") }
    var writer = JSONWriter()
    RecordBatch.pages([try #require(page)]).write(0, to: &writer)
    #expect(try Page.read(JSONReader.read(writer.bytes)) == page)
  }
}

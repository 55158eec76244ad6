import Testing
import ThreshKit

/// The messages between the engine and a program: what one side writes, the other reads.
@Suite struct EnvelopeTests {
  private func written(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    write(&writer)
    return writer.bytes
  }

  @Test func requests() throws {
    let open = Envelope.Open(
      stage: "words@1", reads: .document, writes: .evidence,
      options: [.init("z", .int(1)), .init("a", .null)])
    #expect(try Envelope.Request.read(written { Envelope.write(open, to: &$0) }) == .open(open))
    let page = Page(id: "p", origins: [], mediaType: .html, content: [0, 255])
    let item = written { Envelope.writeItem(seq: 7, .pages([page]), 0, to: &$0) }
    guard case .item(7, let record) = try Envelope.Request.read(item) else {
      Issue.record("not an item")
      return
    }
    #expect(try Page.read(record) == page)
    #expect(try Envelope.Request.read(written { Envelope.writeClose(to: &$0) }) == .close)
  }

  @Test func results() throws {
    var report = Report()
    report.problem("odd", "looks odd", place: "3")
    var metadata = Metadata()
    metadata.title = StatedValue("Back pain", from: "title")
    report.setAside("short", "too short", metadata: metadata)
    report.count("sentences", 4)
    let document = Document(id: "d", source: "d.html", mediaType: .html, text: "a\nb")
    let line = written {
      Envelope.write(MapResult(output: .documents([document, document]), report: report), seq: 3, to: &$0)
    }
    #expect(line.firstIndex(of: 10) == line.count - 1)
    guard case .result(3, let records, let read) = try Envelope.Reply.read(line) else {
      Issue.record("not a result")
      return
    }
    #expect(try records.map { try Document.read($0) } == [document, document])
    #expect(
      read.problems == report.problems && read.setAside == report.setAside && read.counts == report.counts)
  }

  @Test func errors() throws {
    let error = RecordError("bad", "is bad", place: "line 2")
    for seq in [nil, 5] {
      guard
        case .error(seq, error) = try Envelope.Reply.read(
          written { Envelope.write(error, seq: seq, to: &$0) })
      else {
        Issue.record("not the error")
        continue
      }
    }
    guard
      case .ready(1) = try Envelope.Reply.read(written { Envelope.writeReady(protocolVersion: 1, to: &$0) })
    else {
      Issue.record("not ready")
      return
    }
  }

  @Test(arguments: [
    "", "1", "{}", #"{"type":"resul","seq":1}"#, #"{"type":"result","records":[]}"#,
    #"{"type":"result","seq":1,"records":{}}"#,
    #"{"type":"ready"}"#, #"{"type":"result","seq":"1","records":[]}"#,
  ])
  func aReplyThatIsNoneIsRefused(line: String) {
    #expect(throws: RecordError.self) { try Envelope.Reply.read(Array(line.utf8)) }
  }

  @Test(arguments: [
    #"{"type":"open","protocol":[2,1],"stage":"a@1","reads":"page","writes":"page"}"#,
    #"{"type":"open","protocol":[1,1],"stage":"a@1","reads":"pages","writes":"page"}"#,
    #"{"type":"item","seq":1}"#,
  ])
  func aRequestThatIsNoneIsRefused(line: String) {
    #expect(throws: RecordError.self) { try Envelope.Request.read(Array(line.utf8)) }
  }
}

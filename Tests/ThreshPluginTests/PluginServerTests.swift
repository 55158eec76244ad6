import Testing
import ThreshKit

@testable import ThreshPlugin

/// Repeats a row, or refuses it.
struct Echo: MapStage {
  struct Options: StageOptions {
    var times = 1
    var mark = "none"
    static var options: [Option<Options>] {
      [
        .int("times", \.times, in: 0...9, help: "How \"often\"."),
        .string("mark", \.mark, help: "Put into speaker."),
      ]
    }
  }

  static let spec = StageSpec(
    name: "toy/echo", version: 2, summary: "Repeats: rows", example: "uses: toy/echo@2")
  let options: Options

  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    if options.mark.isEmpty { throw ConfigurationError("no mark", key: "mark") }
    self.options = options
  }

  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    if row.quote == "bad" { throw RecordError("bad", "is bad") }
    report.count("charted", 1)
    var row = row
    row.speaker = options.mark
    return Array(repeating: row, count: options.times)
  }
}

/// What a program made of stages answers.
@Suite struct PluginServerTests {
  private let row = #"{"source_id":"p","quote":"QUOTE","start":0,"end":1,"type":"advice"}"#

  private func answers(_ lines: [String]) -> (replies: [String], status: Int32?) {
    var server = PluginServer([StageEntry(map: Echo.self)])
    let answer = server.answer(lines.map { Array($0.utf8)[...] })
    return (
      String(decoding: answer.bytes, as: UTF8.self).split(separator: "\n").map(String.init), answer.status
    )
  }

  private func open(_ options: String = "{}", stage: String = "toy/echo@2", versions: String = "[1,1]")
    -> String
  {
    #"{"type":"open","protocol":\#(versions),"stage":"\#(stage)","reads":"evidence","writes":"evidence","options":\#(options)}"#
  }

  @Test func itemsAreAnsweredByNumber() throws {
    let (replies, status) = answers([
      open(#"{"times":2,"mark":"x"}"#), #"{"type":"item","seq":5,"record":\#(row)}"#,
      #"{"type":"item","seq":6,"record":\#(row.replacing("QUOTE", with: "bad"))}"#,
      #"{"type":"item","seq":7,"record":{"quote":1}}"#, #"{"type":"close"}"#,
    ])
    #expect(status == 0 && replies.count == 4 && replies[0] == #"{"type":"ready","protocol":1}"#)
    guard case .result(5, let records, let report) = try Envelope.Reply.read(Array(replies[1].utf8)) else {
      Issue.record("not a result: \(replies[1])")
      return
    }
    #expect(records.count == 2 && records[0]["speaker"] == .string("x") && report.counts == ["charted": 1])
    #expect(replies[2] == #"{"type":"error","seq":6,"code":"bad","message":"is bad"}"#)
    #expect(replies[3].hasPrefix(#"{"type":"error","seq":7,"code":"bad-record""#))
  }

  @Test(arguments: [
    (#"{"times":"2"}"#, "toy/echo@2", "[1,1]", "times"),
    (#"{"tmies":2}"#, "toy/echo@2", "[1,1]", "did you mean 'times'"),
    (#"{"mark":""}"#, "toy/echo@2", "[1,1]", "no mark"), ("{}", "toy/other@1", "[1,1]", "only toy/echo@2"),
    ("{}", "toy/echo@2", "[7,9]", "version 1"),
  ])
  func whatCannotWorkIsRefusedAtOnce(options: String, stage: String, versions: String, message: String) {
    let (replies, status) = answers([open(options, stage: stage, versions: versions), "{}"])
    #expect(status == 2 && replies.count == 1)
    #expect(replies[0].hasPrefix(#"{"type":"error","code""#) && replies[0].contains(message), "\(replies[0])")
  }

  @Test func nonsenseEndsTheProgram() {
    #expect(answers(["hello"]).status == 2)
    #expect(answers(["", open()]).status == nil)
  }
}

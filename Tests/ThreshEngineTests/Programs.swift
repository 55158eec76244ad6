import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

// Programs for tests of process stages, and records to give them.

/// Rows of one page, numbered from 0.
func rows(_ count: Int, padding: Int = 0) -> RecordBatch {
  let padding = String(repeating: "x", count: padding)
  return .evidence(
    (0..<count).map {
      Evidence(
        sourceID: "page", source: "a.txt", quote: "row \($0)" + padding, start: $0, end: $0 + 1, type: .advice
      )
    })
}

func plain(_ command: [String], writes: RecordKind = .evidence, patience: Double = 20, folder: String = "/")
  throws
  -> PlainProgram
{
  PlainProgram(try ProgramCommand(command, folder: folder, name: "test"), writes: writes, patience: patience)
}

/// A program in Python that speaks the protocol; `body` handles the item `m` with the record `r`.
func envelope(
  _ body: String, patience: Double = 20, writes: RecordKind = .evidence, versions: String = "1",
  setup: String = "", in folder: TemporaryFolder
) throws -> EnvelopeProgram {
  let lines = body.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n")
  try folder.write(
    """
    import json, os, sys, time
    def say(m):
        print(json.dumps(m), flush=True)
    def result(*records, **more):
        say({"type": "result", "seq": m["seq"], "records": list(records), **more})
    \(setup)
    for line in sys.stdin:
        m = json.loads(line)
        if m["type"] == "open":
            say({"type": "ready", "protocol": \(versions)})
            continue
        if m["type"] == "close":
            break
        r = m["record"]
        if True:
    \(lines)

    """, to: "program.py")
  return EnvelopeProgram(
    try ProgramCommand(["python3", "program.py"], folder: folder.path, name: "test"),
    open: .init(stage: "test@1", reads: .evidence, writes: writes, options: [.init("n", .int(3))]),
    patience: patience)
}

extension [MapResult] {
  /// Quotes of all rows that came out.
  var quotes: [String] {
    flatMap { result in
      if case .evidence(let rows) = result.output { rows.map(\.quote) } else { [String]() }
    }
  }

  var codes: [String?] { map(\.error?.code) }
}

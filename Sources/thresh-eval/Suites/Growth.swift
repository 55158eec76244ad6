internal import ArgumentParser
internal import Foundation
internal import ThreshKit
internal import ThreshStages

/// `thresh-eval growth SHAPE SIZE`
struct Growth: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth",
    abstract: "What the whole of cleanup takes for one page of a given size and shape.",
    discussion: """
      Prints one line of JSON: the page's bytes, the processor seconds of the fastest round, and by how much the process grew at \
      its largest, the page itself included, in bytes. One process a measurement, for a process does not shrink; \
      Tests/Evaluation/growth.py makes all of them and compares.
      """)

  /// How a page is made large.
  enum Shape: String, ExpressibleByArgument, CaseIterable {
    /// A file again and again, up to SIZE bytes.
    case page
    /// SIZE elements in each other.
    case nesting
    /// SIZE elements beside each other.
    case siblings
    /// SIZE attributes of one element.
    case attributes
    /// Plain text: one paragraph of SIZE lines.
    case lines
  }

  @Argument(help: "page, nesting, siblings, attributes or lines.")
  var shape: Shape

  @Argument(help: "Bytes of the page, or how many elements or attributes.")
  var size: Int

  @ArgumentParser.Option(help: "The file that is repeated.")
  var page = "Pipelines/samples/acupuncture-back-pain/long-guide.html"

  @ArgumentParser.Option(help: "How many rounds.")
  var rounds = 3

  func run() throws {
    // What is set up once for a process is no part of the measurement.
    for _ in 0..<2 { _ = clean(try Self.file(page)) }
    let before = Self.usage.peak
    let content = try make()
    var seconds = Double.infinity
    for _ in 0..<max(rounds, 1) {
      let start = Self.usage
      _ = clean(content)
      seconds = min(seconds, Self.usage.seconds - start.seconds)
    }
    print(
      #"{"shape": "\#(shape.rawValue)", "size": \#(size), "bytes": \#(content.count), "seconds": \#(seconds), "#
        + #""memory": \#(Self.usage.peak - before)}"#)
  }

  private func make() throws -> [UInt8] {
    switch shape {
    case .page:
      let page = try Self.file(self.page)
      var content: [UInt8] = []
      content.reserveCapacity(size)
      while content.count < size { content += page.prefix(size - content.count) }
      return content
    case .nesting:
      let words = "What the trials found at this depth of the page. "
      return Self.bytes(
        (0..<size).map { "<div>" + ($0 % 10 == 0 ? words : "") }.joined()
          + String(repeating: "</div>", count: size))
    case .siblings:
      return Self.bytes(
        (0..<size).map { "<p>Trial \($0) found less pain, in <b>\($0)</b> people.</p>\n" }.joined())
    case .attributes:
      return Self.bytes(
        "<div " + (0..<size).map { "data-a\($0)=\"\($0)\" " }.joined()
          + "><p>What the trials found.</p></div>")
    case .lines: return Array(String(repeating: Self.line, count: size).utf8)
    }
  }

  private static let line = "and in the seventh week of the trial the pain was less than in the sixth,\n"

  private static func bytes(_ body: String) -> [UInt8] {
    Array("<!DOCTYPE html><html><head><title>Growth</title></head><body>\(body)</body></html>".utf8)
  }

  private static func file(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func clean(_ content: [UInt8]) -> Int {
    var page = Page(
      id: "growth", origins: [Page.Origin(path: "growth")], mediaType: shape == .lines ? .plainText : .html)
    page.content = content
    var report = Report()
    return (try? PageTrial(folder: ".").blocks(of: page, &report)) ?? 0
  }

  /// Seconds that this process has computed for, and its largest resident set so far in bytes.
  private static var usage: (seconds: Double, peak: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }
    return (times[0] + times[1], Int(usage.ru_maxrss) * 1024)
  }
}

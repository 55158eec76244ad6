import Foundation
import Testing

@testable import ThreshMarkup

@Suite struct HostileInputTests {
  /// What every tree promises, whatever it was made from.
  private func check(_ tree: MarkupTree) {
    var open: [Int] = []
    for node in 0..<tree.count {
      while let top = open.last, tree.end(top) <= node { open.removeLast() }
      #expect(tree.parent(node) == open.last ?? -1)
      #expect(tree.end(node) > node && tree.end(node) <= open.last.map(tree.end) ?? tree.count)
      #expect(tree.textRange(node).upperBound <= tree.bytes.count)
      if tree.kind(node) != .element && node > 0 { #expect(tree.end(node) == node + 1) }
      for (_, value) in tree.attributes(of: node) { #expect(value.utf8.count <= tree.bytes.count) }
      open.append(node)
    }
    #expect(tree.end(0) == tree.count)
    #expect(String(validating: tree.bytes, as: UTF8.self) != nil)
  }

  @Test func emptyAndBareInput() throws {
    for html in [
      "", " ", "<", "&", "<!", "</", "<a", "<a b", "<a b=", "<a b='", "<!--", "&#", "<svg", "<script>",
    ] {
      check(try MarkupTree(html: Array(html.utf8)))
    }
    #expect(try MarkupTree(html: []).count == 1)
  }

  @Test func textSurvivesAnyNesting() throws {
    let deep = String(repeating: "<div><b>", count: 20_000)
    let tree = try MarkupTree(
      html: Array((deep + "word" + String(repeating: "</div>", count: 30_000) + "end").utf8))
    #expect(tree.text(of: 0).hasPrefix("word") && tree.text(of: 0).hasSuffix("end"))
    check(tree)
  }

  @Test func whatCouldTakeSquareTimeDoesNot() throws {
    let pieces = [
      "<svg>", "<title>", "<template>", "<textarea>", "<section><div></section></p>", "<a b=\"<a b='",
      "<!--<",
      "<p><b>", "<script><!--", "<li><p><td>",
    ]
    for piece in pieces {
      let html = Array(String(repeating: piece, count: 40_000).utf8)
      let time = try ContinuousClock().measure { _ = try MarkupTree(html: html) }
      #expect(time < .seconds(20), "\(piece)")
    }
    let attributes = "<div " + (0..<50_000).map { "a\($0) " }.joined() + ">x"
    #expect(try MarkupTree(html: Array(attributes.utf8)).text(of: 0) == "x")
  }

  @Test func randomTagSoup() throws {
    let words = [
      "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<b>",
      "</b>",
      "<svg>", "</svg>", "<template>", "</template>", "<script>", "</script>", "<title>", "</title>",
      "<body>", "</body>",
      "<html>", "<head>", "</head>", "</html>", "<h2>", "</h3>", "<br>", "</br>", "<x-y>", "</x-y>", "<!--",
      "-->", "&amp", "&",
      "<a href='x' @y=\">\">", "</a>", "\"", "'", "text ", "\u{E9}", "\u{FFFD}", "<option>", "<select>",
      "<dd>", "<wbr>", "<",
    ]
    for _ in 0..<300 {
      let html = (0..<Int.random(in: 1..<60)).map { _ in words.randomElement() ?? "" }.joined()
      check(try MarkupTree(html: Array(html.utf8)))
    }
  }

  @Test func randomBytes() throws {
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0..<400)).map { _ in UInt8.random(in: 0...255) }
      check(try MarkupTree(html: CharacterDecoder.decode(bytes).bytes))
    }
  }

  @Test func publicSuites() throws {
    let suites = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/suites").standardized
    guard FileManager.default.fileExists(atPath: suites.path) else {
      print("skipped: no test suites at ../shared/suites")
      return
    }
    for part in ["libxml2/test/HTML", "html5lib-tests/tree-construction"] {
      let folder = suites.appendingPathComponent(part)
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)), data.count < 200_000
        else { continue }
        let text = CharacterDecoder.decode([UInt8](data)).bytes
        for case let page in String(decoding: text, as: UTF8.self).components(separatedBy: "\n#data\n") {
          let tree = try MarkupTree(html: Array(page.utf8))
          #expect(tree.end(0) == tree.count)
        }
      }
    }
  }
}

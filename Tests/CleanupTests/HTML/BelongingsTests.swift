import Testing
import ThreshMarkup

@testable import Cleanup

@Suite struct BelongingsTests {
  /// The texts that are taken when those that begin with a capital X are chosen.
  private func taken(_ html: String) throws -> [String] {
    let tree = try MarkupTree(html: Array("<body>\(html)</body>".utf8))
    let outline = Outline(tree)
    let texts = outline.segments.map { String(decoding: BlockWriter.words(of: $0, tree), as: UTF8.self) }
    let chosen = Belongings(outline, texts.map { $0.hasPrefix("X") }).chosen
    return zip(texts, chosen).filter(\.1).map(\.0)
  }

  @Test(arguments: [
    (
      "<dl><dt>Qi</dt><dt>Chi</dt><dd>X force</dd><dt>Pain</dt><dd>hurts</dd></dl>", ["Qi", "Chi", "X force"]
    ),
    ("<details><summary>Safe?</summary><p>X yes</p></details>", ["Safe?", "X yes"]),
    ("<details><summary>X safe?</summary><p>yes</p></details>", ["X safe?"]),
    ("<table><caption>Table 1</caption><tr><td>X 1</td></tr></table>", ["Table 1", "X 1"]),
    (
      "<p>Side effects are:</p><ul><li>X pain</li><li>fever</li><li>X rash</li></ul>",
      ["Side effects are:", "X pain", "X rash"]
    ),
    ("<p>X effects are:</p><ul><li>pain</li><li>fever</li></ul>", ["X effects are:", "pain", "fever"]),
    ("<p>X effects are</p><ul><li>pain</li></ul>", ["X effects are"]),
    ("<p>X share this:</p><ul class='share'><li>by mail</li></ul>", ["X share this:"]),
    ("<p>X see also:</p><ul><li><a href='/a'>Sham</a></li></ul>", ["X see also:"]),
  ])
  func whatBelongsToWhatWasChosen(_ html: String, _ expected: [String]) throws {
    #expect(try taken(html) == expected)
  }
}

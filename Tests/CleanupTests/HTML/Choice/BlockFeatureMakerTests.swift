import Testing
import ThreshMarkup

@testable import Cleanup

@Suite struct BlockFeatureMakerTests {
  private let page = """
    <html><head><title>Needles and pain</title></head><body>
    <nav><a href="/">Home</a></nav>
    <main><h1>Needles</h1><div class="intro"><p>It helped, they said. Some of them.</p><p>Only $40.</p></div>
    <div class="card c1"><p>Same</p></div><div class="card c2"><p>Same</p></div></main>
    <script type="application/ld+json">{"@type": "Product", "offers": {"@type":"Offer"}}</script>
    </body></html>
    """

  private func features(of html: String) throws -> BlockFeatures {
    let tree = try MarkupTree(html: Array(html.utf8))
    var all = BlockFeatures(count: 0)
    BlockFeatureMaker(RuleChoice(Outline(tree), comments: .drop), tree).eachStretch { all = $0 }
    return all
  }

  /// Values of all segments: Home, Needles, It helped…, Only $40., Same, Same.
  private func column(_ feature: BlockFeature) throws -> [Int] {
    let features = try features(of: page)
    return (0..<features.count).map { features[$0, feature] }
  }

  private func near(_ name: String) throws -> [Int] {
    let features = try features(of: page)
    let column = try #require(BlockFeatures.names.firstIndex(of: "near.\(name)"))
    return (0..<features.count).map { features[$0, column] }
  }

  @Test func textIsCounted() throws {
    #expect(try column(.words) == [1, 1, 7, 2, 1, 1])
    #expect(try column(.stops) == [0, 0, 2, 1, 0, 0])
    #expect(try column(.wordsPerStop) == [-1, -1, 3, 2, -1, -1])
    #expect(try column(.linkShare) == [100, 0, 0, 0, 0, 0])
    #expect(try column(.copies) == [1, 1, 1, 1, 2, 2])
    #expect(try column(.titleShare) == [0, 100, 0, 0, 0, 0])
    #expect(try column(.wordsNext) == [1, 7, 2, 1, 1, -1])
  }

  @Test func elementsAroundAreKnown() throws {
    #expect(try column(.headingLevel) == [0, 1, 0, 0, 0, 0])
    #expect(try column(.segments1) == [6, 5, 2, 2, 5, 5])
    #expect(try column(.segments2) == [-1, 6, 5, 5, 6, 6])
    // Digits of a class do not count.
    #expect(try column(.isNextAlike) == [0, 0, 1, 1, 1, 0])
    #expect(try column(.headingSegments) == [6, 1, 5, 5, 5, 5])
    #expect(try near("navigation") == [1, 0, 0, 0, 0, 0])
    #expect(try near("main") == [0, 2, 3, 3, 3, 3])
    #expect(try near("card") == [0, 0, 0, 0, 2, 2])
  }

  @Test func placesAreKnown() throws {
    #expect(try column(.index) == [0, 1, 2, 3, 4, 5])
    #expect(try column(.afterFirstHeading) == [-1, 0, 1, 2, 3, 4])
    #expect(try column(.afterHeading) == [-1, -1, 1, 2, 3, 4])
    #expect(try column(.pageSegments) == [6, 6, 6, 6, 6, 6])
    #expect(try column(.pagePrices) == [1, 1, 1, 1, 1, 1])
    #expect(try column(.saysProduct) == [2, 2, 2, 2, 2, 2])
  }

  @Test func longPagesComeInStretches() throws {
    let html = (0..<2500).map { "<h2>\($0)</h2><p>word</p>" }.joined()
    let tree = try MarkupTree(html: Array(html.utf8))
    var rows: [[Int]] = []
    BlockFeatureMaker(RuleChoice(Outline(tree), comments: .drop), tree).eachStretch { features in
      rows += features.segments.map { row in
        [.index, .pageSegments, .afterHeading, .wordsNext].map { features[row, $0] }
      }
    }
    // Nothing is forgotten from one stretch to the next.
    #expect(rows == (0..<5000).map { [$0, 5000, $0 == 0 ? -1 : $0 % 2 == 0 ? 2 : 1, $0 == 4999 ? -1 : 1] })
  }
}

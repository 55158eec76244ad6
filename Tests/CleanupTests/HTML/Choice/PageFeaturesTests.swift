import Testing

@testable import Cleanup

@Suite struct PageFeaturesTests {
  private func row(_ features: BlockFeatures...) -> [Int16] {
    var page = PageFeatures()
    for part in features { page.add(part) }
    return page.row
  }

  private func value(_ name: String, _ features: BlockFeatures) throws -> Int16 {
    row(features)[try #require(PageFeatures.names.firstIndex(of: name))]
  }

  @Test func featuresAreAveragedOverWords() throws {
    var features = BlockFeatures(count: 2)
    (features[0, .words], features[0, .depth], features[0, .isChosen]) = (30, 4, 1)
    (features[1, .words], features[1, .depth]) = (10, 8)
    // In hundredths: (30 × 4 + 10 × 8) / 40.
    #expect(try value("all.depth", features) == 500)
    #expect(try value("chosen.depth", features) == 400)
    #expect(try value("chosenWords", features) == 30)
  }

  @Test func stretchesAreAddedUp() {
    var whole = BlockFeatures(count: 2)
    var parts = [BlockFeatures(0..<1), BlockFeatures(1..<2)]
    for row in 0..<2 {
      for (feature, value) in [(BlockFeature.words, 10 + row), (.depth, 3 * row), (.isChosen, row)] {
        whole[row, feature] = value
        parts[row][row, feature] = value
      }
    }
    #expect(row(whole) == row(parts[0], parts[1]))
  }

  @Test func largeAveragesAreInLargerSteps() throws {
    var features = BlockFeatures(count: 1)
    (features[0, .words], features[0, .depth]) = (1, 10_000)
    #expect(try value("all.depth", features) == 24_900)
  }

  @Test func aPageWithoutTextHasNoFeatures() {
    #expect(row(BlockFeatures(count: 0)).allSatisfy { $0 == 0 })
  }

  @Test func thereIsOneValueForEachName() {
    #expect(row().count == PageFeatures.names.count)
    #expect(Set(PageFeatures.names).count == PageFeatures.names.count)
  }
}

import Testing

@testable import Extraction

@Suite struct FeatureListTests {
  @Test func eachFeatureIsThereOnceAndInOrder() {
    var list = FeatureList()
    list.add("b", 2)
    list.add("a")
    list.add("b", 2)
    list.add("b", 3)
    #expect(list.values.count == 3)
    #expect(list.values == list.values.sorted())
  }

  @Test func theOrderOfAddingDoesNotMatterAndThatOfPartsDoes() {
    var (one, other, turned) = (FeatureList(), FeatureList(), FeatureList())
    one.add("x", 1, 2)
    one.add("y")
    other.add("y")
    other.add("x", 1, 2)
    turned.add("y")
    turned.add("x", 2, 1)
    #expect(one.values == other.values)
    #expect(one.values != turned.values)
  }

  @Test func aScaleAddsAFeatureForEachStepReached() {
    func count(_ value: Double) -> Int {
      var list = FeatureList()
      list.add("share", value, reaching: [0.2, 0.5, 0.9])
      return list.values.count
    }
    #expect([0.1, 0.2, 0.6, 1].map(count) == [0, 1, 2, 3])
  }
}

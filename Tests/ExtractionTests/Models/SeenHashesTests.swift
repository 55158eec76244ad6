import Testing

@testable import Extraction

@Suite struct SeenHashesTests {
  @Test func eachIsNewOnce() {
    var seen = SeenHashes()
    // The second takes the slot of the first.
    let news = ([7, 7 + (1 << 20), 0, 7, 7 + (1 << 20), 0] as [UInt32]).map { seen.insert($0) }
    #expect(news == [true, true, true, false, false, false])
  }

  @Test func allAreForgottenAtOnce() {
    var seen = SeenHashes()
    var news = [seen.insert(7)]
    seen.forget()
    news += [seen.insert(7), seen.insert(7)]
    #expect(news == [true, true, false])
  }

  @Test func thereMayBeMany() {
    var seen = SeenHashes()
    let many = (UInt32(0)..<10_000).map { $0 &* 2_654_435_761 }
    let first = many.count { seen.insert($0) }
    let again = many.count { seen.insert($0) }
    #expect(first == many.count)
    #expect(again == 0)
  }
}

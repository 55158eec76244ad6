import Testing
import ThreshKit

@testable import ThreshEngine

/// What a group stage did to a list of records, put into the list.
@Suite struct GroupChangesTests {
  private func apply(kept: [Int], _ changed: [(place: Int, text: String)], to list: [String]) -> [String] {
    var changes = GroupChanges(emptyOf: .evidence)
    changes.kept = kept
    changes.places = changed.map(\.place)
    var list = list
    changes.apply(changed.map(\.text), to: &list)
    return list
  }

  @Test func aChangedRecordTakesThePlaceOfTheOldOne() {
    #expect(apply(kept: [1], [(2, "C"), (0, "A")], to: ["a", "b", "c"]) == ["A", "b", "C"])
    #expect(apply(kept: [0, 1], [], to: ["a", "b"]) == ["a", "b"])
  }

  @Test func aClusterMayBecomeFewerOrMoreRecords() {
    #expect(apply(kept: [1], [(0, "A")], to: ["a", "b", "c"]) == ["A", "b"])
    #expect(
      apply(kept: [1, 2], [(0, "A"), (0, "A again")], to: ["a", "b", "c"]) == ["A", "A again", "b", "c"])
    // As many as before, but two at one place and none at another.
    #expect(apply(kept: [1], [(0, "A"), (0, "A again")], to: ["a", "b", "c"]) == ["A", "A again", "b"])
    #expect(apply(kept: [], [], to: ["a", "b"]) == [])
  }

  @Test func recordsOfAnotherKindStandInTheOrderOfWhatTheyWereMadeOf() {
    #expect(
      apply(kept: [], [(7, "late"), (3, "early")], to: ["of an", "earlier stage"]) == ["early", "late"])
  }
}

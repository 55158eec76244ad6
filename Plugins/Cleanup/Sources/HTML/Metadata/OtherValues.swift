internal import ThreshKit

/// Keeps what a page states beside the values that were taken.
struct OtherValues {
  private(set) var found: [OtherValue] = []

  /// Takes the first of `stated`; what differs from it is kept.
  mutating func take(_ field: String, _ stated: [StatedValue], same: (String, String) -> Bool) -> StatedValue?
  {
    take(field, (stated.first, stated), same: same)
  }

  /// Hands on `taken`; what differs from it, and from what is kept, is kept.
  mutating func take(
    _ field: String, _ values: (taken: StatedValue?, stated: [StatedValue]), same: (String, String) -> Bool
  ) -> StatedValue? {
    var seen = values.taken.map { [$0.value] } ?? []
    for value in values.stated where !seen.contains(where: { same($0, value.value) }) {
      seen.append(value.value)
      found.append(OtherValue(field, value))
    }
    return values.taken
  }

  /// The same for authors: each list of names is one value.
  mutating func take(_ authors: (taken: [StatedValue], stated: [[StatedValue]])) -> [StatedValue] {
    func joined(_ names: [StatedValue]) -> StatedValue? {
      names.first.map { StatedValue(names.map(\.value).joined(separator: "; "), from: $0.origin) }
    }
    _ = take(
      "authors", (joined(authors.taken), authors.stated.compactMap(joined)),
      same: { TitleReader.key($0) == TitleReader.key($1) })
    return authors.taken
  }
}

/// A whole number kept in 32 bits: a page has at most 1 GB, and there is a segment for every few bytes of it.
@propertyWrapper
struct Packed: Sendable {
  private var stored: Int32

  init(wrappedValue: Int) { stored = Int32(truncatingIfNeeded: wrappedValue) }

  var wrappedValue: Int {
    get { Int(stored) }
    set { stored = Int32(truncatingIfNeeded: newValue) }
  }
}

/// The same for a range.
@propertyWrapper
struct PackedRange: Sendable {
  private var lower: Int32
  private var upper: Int32

  init(wrappedValue: Range<Int>) {
    lower = Int32(truncatingIfNeeded: wrappedValue.lowerBound)
    upper = Int32(truncatingIfNeeded: wrappedValue.upperBound)
  }

  var wrappedValue: Range<Int> {
    get { Int(lower)..<Int(upper) }
    set { self = PackedRange(wrappedValue: newValue) }
  }
}

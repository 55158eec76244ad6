/// Something that is not as it was written.
public struct Damage: Codable, Sendable, Hashable {
  /// The file, absolute.
  public var file: String
  /// What of it, such as `the statements of page 3f2a of pipeline review`; nil for the file itself.
  public var part: String?
  /// What is wrong with it, such as `is not what was written`.
  public var message: String

  public init(_ file: String, _ part: String, _ message: String) {
    self.file = file
    self.part = part
    self.message = message
  }

  public init(_ file: String, _ message: String) {
    self.file = file
    self.message = message
  }
}

/// What a check looked at, and what it found.
public struct CheckResult: Sendable {
  public var damages: [Damage] = []
  /// How many things of each kind were looked at, in the order they were.
  public var checked: [(kind: String, count: Int)] = []
  /// What a reader should know beside.
  public var notes: [String] = []

  public init() {}

  public mutating func add(_ other: CheckResult) {
    damages += other.damages
    for (kind, count) in other.checked { self.count(kind, count) }
    notes += other.notes
  }

  /// Names each damage once: a page is read for every run that used it.
  public mutating func nameEachOnce() {
    var seen: Set<Damage> = []
    damages.removeAll { !seen.insert($0).inserted }
  }

  /// Notes that `count` more of a kind were looked at.
  public mutating func count(_ kind: String, _ count: Int = 1) {
    if let index = checked.firstIndex(where: { $0.kind == kind }) {
      checked[index].count += count
    } else {
      checked.append((kind, count))
    }
  }
}

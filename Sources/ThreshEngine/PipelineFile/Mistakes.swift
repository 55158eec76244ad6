internal import ThreshKit

/// Collects what is wrong with a pipeline file, so that all of it is said at once.
struct Mistakes {
  /// The file as messages name it.
  let file: String
  private(set) var all: [ConfigurationError] = []
  /// How many were found; one that is found twice counts twice and is told once.
  private(set) var count = 0

  init(file: String) {
    self.file = file
  }

  mutating func add(
    _ message: String, at mark: ConfigNode.Mark?, key: String? = nil, expected: String? = nil,
    nearest: String? = nil
  ) {
    add(ConfigurationError(message, key: key, expected: expected, nearest: nearest), at: mark)
  }

  /// Adds `error`; an error that does not name a file of its own is placed at `mark`.
  mutating func add(_ error: ConfigurationError, at mark: ConfigNode.Mark?) {
    var error = error
    if error.file == nil {
      switch mark {
      case .file(let file, let line, let column):
        error.file = file
        error.line = line
        error.column = column
      case .argument(let argument):
        error.message = "\(argument): \(error.message)"
      case nil:
        error.file = file
      }
    }
    count += 1
    // A check that several layers go through finds the same mistake again.
    if !all.contains(error) { all.append(error) }
  }

  /// In the order of the file, then those of other files, then those without a line.
  var inOrder: [ConfigurationError] {
    func place(_ error: ConfigurationError) -> (Int, String, Int, Int) {
      let rank = error.line == nil ? 2 : error.file == file ? 0 : 1
      return (rank, rank == 1 ? error.file ?? "" : "", error.line ?? .max, error.column ?? .max)
    }
    return all.enumerated().sorted { a, b in
      let x = place(a.element)
      let y = place(b.element)
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }
}

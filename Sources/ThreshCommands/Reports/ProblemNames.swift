internal import ThreshKit

/// Which pages problems are about, for a reader who has seen how many there are.
enum ProblemNames {
  private static let shown = 3

  /// A line for each code: `  empty-file: a.html, b.html, …`.
  static func lines(_ problems: [Problem]) -> [String] {
    var names: [String: [String]] = [:]
    for problem in problems where !(names[problem.code] ?? []).contains(problem.source) {
      guard names[problem.code, default: []].count <= shown else { continue }
      names[problem.code, default: []].append(problem.source)
    }
    return names.sorted { $0.key < $1.key }.map { code, names in
      "  \(code): " + names.prefix(shown).joined(separator: ", ") + (names.count > shown ? ", …" : "")
    }
  }
}

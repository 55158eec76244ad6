internal import ThreshKit

/// A page that a run was made from.
struct RunInput: Codable, Sendable {
  /// SHA-256 of its bytes: see ``Page/id``.
  var id: String
  /// The files that it was found in, under the names that reports show and as absolute paths.
  var files: [File]

  struct File: Codable, Sendable, Hashable {
    var name: String
    var path: String
  }

  /// The pages of `corpus` in order, found in files that `listing` names.
  static func all(_ corpus: Corpus, _ listing: SourceListing?) -> [RunInput] {
    let paths = Dictionary((listing?.items ?? []).map { ($0.name, $0.path) }) { first, _ in first }
    return corpus.pages.map { page in
      RunInput(
        id: page.id,
        files: page.origins.compactMap { origin in
          paths[origin.path].map { File(name: origin.path, path: $0) }
        })
    }
  }
}

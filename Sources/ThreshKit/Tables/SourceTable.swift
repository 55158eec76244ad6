/// One saved page, and what became of it.
public struct SourceRow: Codable, Sendable, Hashable {
  public enum Status: String, Codable, Sendable, CaseIterable, CellConvertible {
    /// Statements were taken from it, or it answers a question.
    case charted
    /// It was read, and left out with a reason; `no-statements` when nothing in it could be charted.
    case setAside = "set_aside"
    /// It could not be read, or a stage failed on all that it had to say.
    case problem
  }

  public var sourceID: String
  public var source: String
  public var mediaType: MediaType
  public var url: StatedValue?
  public var savedAt: StatedValue?
  /// What the page says about itself; empty when it could not be read.
  public var metadata: Metadata
  public var nReferences: Int?
  /// Id of the page it is a copy of.
  public var copyOf: String?
  public var nSentences: Int?
  public var nCharted: Int?
  public var nStatements: Int
  public var nStudies: Int
  public var status: Status
  /// A code that a PRISMA diagram can count; nil for a charted page.
  public var statusReason: String?
  /// Names under which the same bytes were found, the first included.
  public var nFiles: Int
}

extension ReviewTables {
  /// The columns of the sources table, in order.
  static let sourceColumns: [Column<SourceRow>] =
    [
      .required("source_id", help: "SHA-256 of the page.") { $0.sourceID },
      .required("source", help: "File name.") { $0.source },
    ]
    + stated("title", "Title as stated.") { $0.metadata.title }
    + [
      .required("authors", help: "Authors as stated.") { $0.metadata.authors.map(\.value) },
      .required("authors_from", jsonOnly: true, help: "Where each author was found.") {
        $0.metadata.authors.map(\.origin)
      },
    ]
    + stated("site", "Name of the site as stated.") { $0.metadata.site }
    + stated("url", "The page's address.") { $0.url ?? $0.metadata.canonicalURL }
    + stated("published", "Date of publication as stated.") { $0.metadata.published }
    + stated("modified", "Date of the last change as stated.") { $0.metadata.modified }
    + stated("saved_at", "When the page was saved.") { $0.savedAt }
    + stated("language", "BCP 47 tag as stated.") { $0.metadata.language }
    + [.required("media_type", help: "What the page's content is.") { $0.mediaType }]
    + stated("author_credentials", "Words about the authors' qualifications.") {
      $0.metadata.authorCredentials
    }
    + stated("commercial_interest", "Words about a commercial interest.") { $0.metadata.commercialInterest }
    + stated("funding", "Words about funding.") { $0.metadata.funding }
    + [
      .optional("n_references", help: "Entries of its list of references.") { $0.nReferences },
      .optional("copy_of", help: "Key of the page it is a copy of.") { $0.copyOf },
      .optional("n_sentences", help: "Sentences read.") { $0.nSentences },
      .optional("n_charted", help: "Sentences that are in rows.") { $0.nCharted },
      .required("n_statements", help: "Rows of the evidence table.") { $0.nStatements },
      .required("n_studies", help: "Studies told apart that it rests on.") { $0.nStudies },
      .required("status", help: "What became of it.") { $0.status },
      .optional("status_reason", help: "Why it was not charted, as a code to count by.") { $0.statusReason },
      .required("review_status", help: "What a person decided about the page.") { _ in
        ReviewStatus.unreviewed
      },
    ]

  /// A value the page states, and in JSON also where it was found.
  private static func stated(
    _ name: String, _ help: String, _ value: @escaping @Sendable (SourceRow) -> StatedValue?
  ) -> [Column<SourceRow>] {
    [
      .optional(name, help: help) { value($0)?.value },
      .optional(name + "_from", jsonOnly: true, help: "Where \(name) was found.") { value($0)?.origin },
    ]
  }

  /// One row for each page in input order.
  static func sources(_ corpus: Corpus, evidence: [Evidence], copies: [String: String]) -> [SourceRow] {
    let documents = Dictionary(corpus.documents.enumerated().lazy.map { ($1.id, $0) }) { first, _ in first }
    var statements: [String: (count: Int, studies: Set<String>)] = [:]
    for row in evidence {
      statements[row.sourceID, default: (0, [])].count += 1
      if let study = row.studyID { statements[row.sourceID]?.studies.insert(study) }
    }
    let codes = Dictionary(
      corpus.problems.compactMap { problem in problem.sourceID.map { ($0, problem.code) } }
    ) {
      first, _ in first
    }
    return corpus.pages.map { page in
      let document = documents[page.id].map { corpus.documents[$0] }
      let rows = statements[page.id] ?? (0, [])
      let counts = corpus.counts[page.id]
      let (status, reason): (SourceRow.Status, String?) =
        if rows.count > 0 || document?.answers?.contains(where: { $0.state == .reported }) == true {
          (.charted, nil)
        } else if let setAside = corpus.setAside[page.id] {
          (.setAside, setAside.code)
        } else if let loss = corpus.losses[page.id] {
          (.problem, loss)
        } else if document == nil {
          (.problem, codes[page.id] ?? "unreadable")
        } else {
          (.setAside, "no-statements")
        }
      let metadata = document?.metadata ?? corpus.setAside[page.id]?.metadata ?? Metadata()
      return SourceRow(
        sourceID: page.id, source: page.fileName, mediaType: document?.mediaType ?? page.mediaType,
        url: document?.url ?? page.url, savedAt: document?.savedAt ?? page.savedAt,
        metadata: metadata, nReferences: document?.references.count, copyOf: copies[page.id],
        nSentences: counts?["sentences"], nCharted: counts?["charted"],
        nStatements: rows.count, nStudies: rows.studies.count, status: status,
        statusReason: reason, nFiles: max(1, page.origins.count))
    }
  }

  /// The page each copy is a copy of: the first of its cluster in input order.
  static func copies(_ pages: [Page], links: [Link]) -> [String: String] {
    let clusters = LinkClusters(links)
    var first: [String: String] = [:]
    var copies: [String: String] = [:]
    for page in pages {
      let root = clusters.root(page.id)
      if let original = first[root] {
        copies[page.id] = original
      } else {
        first[root] = page.id
      }
    }
    return copies
  }
}

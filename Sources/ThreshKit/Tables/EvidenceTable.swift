extension ReviewTables {
  /// The columns of the evidence table, in order.
  static let evidenceColumns: [Column<Evidence>] = [
    .required("evidence_id", help: "Stable key, the same after a re-run.") { $0.id },
    .required("source", help: "File name of the page.") { $0.source },
    .required("source_id", help: "SHA-256 of the page: its key in the sources table.") { $0.sourceID },
    .required("section", help: "Headings above the statement, outermost first.") { $0.section },
    .optional("speaker", help: "Who says it, where a page has several.") { $0.speaker },
    .required("quote", help: "The statement, verbatim.") { $0.quote },
    .required("start", help: "First Unicode scalar of the quote in the page's text.") { $0.start },
    .required("end", help: "One past the last Unicode scalar of the quote.") { $0.end },
    .required("prefix", jsonOnly: true, help: "Text just before the quote.") { $0.prefix },
    .required("suffix", jsonOnly: true, help: "Text just after the quote.") { $0.suffix },
    .required("type", help: "Kind of statement.") { $0.type },
    .optional("population", help: "Whom it is about, as named.") { $0.population },
    .optional("condition", help: "As named in the sentence, else the page's focus.") { $0.condition },
    .optional("intervention", help: "As named in the sentence, else the page's focus.") {
      $0.intervention
    },
    .optional("comparator", help: "What it is compared with, as named.") { $0.comparator },
    .required("outcomes", help: "What it is said to act on, as named.") { $0.outcomes },
    .optional("direction", help: "What the statement says for the intervention.") { $0.direction },
    .required("certainty", help: "Certainty of the wording, not certainty of evidence.") { $0.certainty },
    .required("statistics", help: "Numbers that the statement gives.") { $0.statistics },
    .optional("study_id", help: "Key in the studies table; null unless the study can be told apart.") {
      $0.studyID
    },
    .required("citation_status", help: "How the statement names its source.") { $0.citationStatus },
    .optional("study_design", in: "study", help: "Strongest design the page names.") { $0.study.design },
    .optional("study_year", in: "study", help: "Year of publication.") { $0.study.year },
    .optional("study_venue", in: "study", help: "Journal as written.") { $0.study.venue },
    .optional("study_institution", in: "study", help: "Who ran or endorses it.") { $0.study.institution },
    .optional("study_author", in: "study", help: "Author as written.") { $0.study.author },
    .optional("study_n_studies", in: "study", help: "Number of studies it covers.") { $0.study.nStudies },
    .optional("study_n_participants", in: "study", help: "Number of participants.") {
      $0.study.nParticipants
    },
    .optional("duplicate_group", help: "Key in the claims table; null when it stands alone.") {
      $0.duplicateGroup
    },
    .required("inferred_fields", help: "Columns whose words are not in the quote.") { $0.inferredFields },
    .required("confidence", help: "0 to 1: how sure the extraction is of the row.") { $0.confidence },
    .required("review_status", help: "What a person decided about the row.") { _ in ReviewStatus.unreviewed },
    .optional("link", help: "The page's address with a text fragment.") { $0.link },
    .required("extra", type: .anyObject, jsonOnly: true, help: "Columns of the user's own stages.") {
      ExtraColumns(values: $0.extra)
    },
  ]
}

extension Evidence {
  /// Names of the columns whose words stand outside the quote: carried from another sentence, or the page's focus.
  public var inferredFields: [String] {
    states.filter {
      $0.value.state == .reported && ($0.value.basis == .carried || $0.value.basis == .pageFocus)
    }
    .keys.sorted()
  }
}

/// What a person decided about a row.
public enum ReviewStatus: String, Codable, Sendable, CaseIterable, CellConvertible {
  case unreviewed, accepted, corrected, rejected
}

private struct ExtraColumns: CellConvertible {
  static var columnType: ColumnType { .anyObject }
  var values: [String: JSONValue]
  var cell: JSONValue {
    .object(values.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, $0.value) })
  }
  func write(to writer: inout JSONWriter) { values.write(to: &writer) }
}

/// A column of the evidence table whose value is read off the page.
public enum ChartedField: String, Codable, Sendable, CaseIterable {
  case type, population, condition, intervention, comparator, outcomes, direction, certainty, statistics
  case studyDesign = "study_design"
  case studyYear = "study_year"
  case studyVenue = "study_venue"
  case studyInstitution = "study_institution"
  case studyAuthor = "study_author"
  case studyNStudies = "study_n_studies"
  case studyNParticipants = "study_n_participants"

  /// Key in ``Evidence/states`` that stands for all fields of the study, where one thing holds for all of them.
  public static let study = "study"

  /// Whether it is a field of the study that a statement rests on.
  public var isOfStudy: Bool { rawValue.hasPrefix(Self.study) }
}

extension Evidence {
  /// The state of a charted field: as the extraction noted it, else as it follows from the value and from what kind of
  /// statement this is. Records so hold only what cannot be derived.
  public func state(of field: ChartedField, isStated: Bool) -> CellState {
    if let noted = states[field.rawValue] { return noted }
    if isStated { return CellState(.reported) }
    if field.isOfStudy, let noted = states[ChartedField.study] { return noted }
    return CellState(canHave(field) ? .notReported : .notApplicable)
  }

  /// Whether a statement of this kind can give the field at all. Where it cannot, an empty cell is no gap.
  public func canHave(_ field: ChartedField) -> Bool {
    switch field {
    case .type, .certainty, .population, .statistics: true
    case .direction, .comparator: type.tellsOfAnEffect
    // An endorsement says that something is recommended, not what it acts on.
    case .outcomes: type.tellsOfAnEffect && type != .endorsement
    // How a treatment works in general, and its history, are about no condition; and how common something is, is told
    // of a condition or of a treatment.
    case .condition:
      type != .tradition && type != .mechanism && (type != .epidemiology || intervention == nil)
    case .intervention: type != .epidemiology || condition == nil
    case .studyNStudies: restsOnResearch && study.design?.coversStudies != false
    case .studyDesign, .studyYear, .studyVenue, .studyInstitution, .studyAuthor, .studyNParticipants:
      restsOnResearch
    }
  }

  private var restsOnResearch: Bool {
    type == .researchFinding || citationStatus != .none || !study.isEmpty
  }
}

extension StatementType {
  /// False for the types that state no effect, and so neither a direction nor a comparison.
  fileprivate var tellsOfAnEffect: Bool {
    switch self {
    case .researchFinding, .endorsement, .anecdote, .safety, .effectivenessClaim, .mechanism: true
    case .cost, .advice, .course, .tradition, .epidemiology: false
    }
  }
}

extension Design {
  /// False for the designs of a single study, which covers no others.
  fileprivate var coversStudies: Bool {
    switch self {
    case .metaAnalysis, .systematicReview, .review, .study: true
    case .rct, .clinicalTrial, .cohort, .survey, .imagingStudy, .caseStudy: false
    }
  }
}

/// A class of words that tells something about a statement. The words of each are in `Resources/cues`.
enum Cue: String, CaseIterable, Sendable {
  // Sources of a statement.
  case researchNoun = "research-noun"
  case researchWork = "research-work"
  case researchPeople = "research-people"
  case researchVerb = "research-verb"
  case researchShown = "research-shown"
  case researchDetail = "research-detail"
  case evidenceBody = "evidence-body"
  case uncertainEvidence = "uncertain-evidence"
  case organisation
  case endorsementVerb = "endorsement-verb"
  case regulation
  case clinic
  case patients
  case patientReport = "patient-report"
  case firstPerson = "first-person"
  case practitioner
  case speech
  // What is asserted.
  case harm
  case risk
  case safe
  case contraindication
  case invasive
  case cost
  case adviceModal = "advice-modal"
  case adviceVerb = "advice-verb"
  case adviceVerbStrong = "advice-verb-strong"
  case consult
  case effectVerb = "effect-verb"
  case effectNoun = "effect-noun"
  case effective
  case symptom
  case improvement
  case failure
  case modifier
  case comparison
  case equal
  case mechanism
  case mechanismVerb = "mechanism-verb"
  case procedure
  case dose
  case isA = "is-a"
  case tradition
  case prevalence
  case burden
  case popularity
  // Wording.
  case hedge
  case hedgePeople = "hedge-people"
  case booster
  case negation
  case lack
  case unknown
  case contrast
  // What is not a statement of the page.
  case pageMeta = "page-meta"
  case callToAction = "call-to-action"
  case credit
  case howTo = "how-to"
  case legal
  case productFeature = "product-feature"
  case filler
  case conventional
  case cause
  // Grammar.
  case pronounSubject = "pronoun-subject"
  case subordinate
  case reader
  /// Phrases in which other cues mean nothing, such as "evidence-based".
  case neutral
}

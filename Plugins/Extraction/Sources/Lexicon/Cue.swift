/// A class of words that tells something about a statement. The words of each are in `Resources/cues`.
enum Cue: UInt8, CaseIterable, Sendable {
  // Sources of a statement.
  case researchNoun
  case researchWork
  case researchPeople
  case researchVerb
  case researchShown
  case describes
  case result
  case researchDetail
  case evidenceBody
  case uncertainEvidence
  case organisation
  case endorsementVerb
  case regulation
  case clinic
  case patients
  case patientReport
  case firstPerson
  case practitioner
  case speech
  // What is asserted.
  case sideEffect
  case harm
  case discomfort
  case reducer
  case isMild
  case listing
  case risk
  case safe
  case contraindication
  case invasive
  case cost
  case adviceModal
  case adviceVerb
  case adviceVerbStrong
  case commandVerb, commandNoun
  case adviceFrame
  case consult
  case urge
  case noteThat
  case effectVerb
  case benefitVerb
  case worsening
  case causing
  case welcome
  case mixed
  case effectNoun
  case effective
  case symptom
  case improvement
  case failure
  case modifier
  case comparison
  case equal
  case overNothing
  case mechanism
  case mechanismVerb
  case procedure
  case dose
  case isA
  case tradition
  case prevalence
  case burden
  case popularity
  // Wording.
  case hedge
  case hedgePeople
  case booster
  case negation
  case lack
  case unknown
  case contrast
  // What is not a statement of the page.
  case pageMeta
  case callToAction
  case credit
  case howTo
  case legal
  case productFeature
  case filler
  case conventional
  case cause
  // What the page is about.
  case health
  // Grammar.
  case pronounSubject
  case relative
  case subordinate
  case reader
  /// Phrases in which other cues mean nothing, such as "evidence-based".
  case neutral
}

extension Cue {
  /// Its key in data files: `researchNoun` is `research-noun`.
  var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { cue in
    String(describing: cue).reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  /// Cues by their key in data files.
  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// What a sentence of an abstract is for, after the method of PubMed-RCT.
enum AbstractRole: String, CaseIterable, Sendable {
  case background = "BACKGROUND"
  case objective = "OBJECTIVE"
  case methods = "METHODS"
  case results = "RESULTS"
  case conclusions = "CONCLUSIONS"
}

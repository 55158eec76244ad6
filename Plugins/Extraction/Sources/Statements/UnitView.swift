internal import ThreshText

/// A unit with what was found in it, as the rules read it.
struct UnitView: Sendable {
  let unit: Unit
  /// Tokens of the main clause.
  let main: Range<Int>
  /// What its main clause has in brackets.
  private let asides: [Range<Int>]
  /// Cues anywhere in the unit.
  let all: CueSet
  /// Those of its main clause.
  let inMain: CueSet
  /// Tokens of what opens the sentence before its main clause, and the cues there.
  let opening: Range<Int>
  let inOpening: CueSet
  /// Those that begin among the first seven tokens of the main clause.
  let inHead: CueSet
  /// The heading above.
  let heading: Heading
  /// That heading or the one above it announces harms.
  let isUnderHarms: Bool
  /// It is an item of a list under such a heading.
  let isHarmItem: Bool
  let cues: ArraySlice<CueMatch>
  let words: Int
  /// It names an intervention of the vocabularies; ``namesFocus``, a focal one.
  var namesIntervention = false
  var namesFocus = false
  /// It names a condition of the vocabularies; ``namesFocalCondition``, the focal one.
  var namesCondition = false
  var namesFocalCondition = false
  /// It has one of the words that stand for the page's subject: see ``PageFocus/words``.
  var namesSubject = false
  /// A condition is named among the first words of the main clause.
  var inHeadNamesCondition = false
  let isCommand: Bool
  let isQuestion: Bool
  let endsWithColon: Bool
  let isQuoted: Bool
  let hasTerminator: Bool

  private static let headLength = 7
  private static let actions: [Cue] = [
    .effectVerb, .benefitVerb, .mechanismVerb, .researchVerb, .worsening, .causing, .procedure,
  ]
  private static let contents: [Cue] = [.mechanism, .symptom, .tradition]
  private static let denials: [Cue] = [.negation, .lack, .failure]
  private static let persons = Set(words: "who whose")
  /// Adverbs before a command.
  private static let leading = Set(
    words:
      "instead please first then definitely simply just only also next finally afterwards perhaps ideally always rather and but"
  )
  /// What follows a verb that could be a noun.
  private static let followers = Set(
    words:
      "the a an your yourself it them these this that those some any all each every both another more less up on out in off "
      + "down away back over into through around with to together only regularly gently slowly daily"
  )

  /// True for a cue of the main clause that is not in brackets.
  func isInMain(_ match: CueMatch) -> Bool {
    let place = match.tokens.lowerBound
    return main.contains(place) && !asides.contains { $0.contains(place) }
  }

  /// Whether the lexicon has anything of the unit.
  func isNamed(in page: PageContext) -> Bool { !cues.isEmpty || !page.terms(in: unit.tokens).isEmpty }

  /// Where the main clause first has `cue`.
  func first(_ cue: Cue) -> Int? {
    guard inMain.contains(cue) else { return nil }
    return cues.first { $0.cue == cue && isInMain($0) }?.tokens.lowerBound
  }

  init(_ unit: Unit, _ page: PageContext, heading: Heading, isUnderHarms: Bool) {
    self.unit = unit
    let text = page.text
    // The main clause of an answered question is the question's; of a list, the lead-in's.
    let sentence = text.tokens(in: unit.sentences[0])
    let main = MainClause.find(in: sentence, text)
    self.main = main
    opening = sentence.lowerBound..<main.lowerBound
    let asides = MainClause.asides(in: main, text)
    self.asides = asides
    let named = page.terms(in: unit.tokens).filter {
      page.lexicon.terms[$0.term].kind == .interventions
    }
    cues =
      page.cues(in: unit.tokens).filter { match in
        // The name of an intervention says nothing: "melatonin" of no process, "tai chi" of no tradition.
        if Self.contents.contains(match.cue) {
          return !named.contains {
            $0.tokens.lowerBound <= match.tokens.lowerBound && match.tokens.upperBound <= $0.tokens.upperBound
          }
        }
        // "for people whose pain does not go away" denies nothing.
        if Self.denials.contains(match.cue) {
          let before = max(unit.tokens.lowerBound, match.tokens.lowerBound - 3)..<match.tokens.lowerBound
          return !before.contains { Self.persons.contains(text.tokens[$0].word) }
        }
        return true
      }[...]
    var inOpening = CueSet()
    var all = CueSet()
    var inMain = CueSet()
    var inHead = CueSet()
    for match in cues {
      all.insert(match.cue)
      let place = match.tokens.lowerBound
      if opening.contains(place) { inOpening.insert(match.cue) }
      guard main.contains(place), !asides.contains(where: { $0.contains(place) }) else { continue }
      inMain.insert(match.cue)
      if match.tokens.lowerBound < main.lowerBound + Self.headLength { inHead.insert(match.cue) }
    }
    self.all = all
    self.inOpening = inOpening
    self.inMain = inMain
    self.inHead = inHead
    self.heading = heading
    self.isUnderHarms = isUnderHarms
    var (words, isQuoted) = (0, false)
    for index in unit.tokens {
      if text.tokens[index].kind == .word {
        words += 1
        if !namesSubject { namesSubject = page.focus.words.contains(text.tokens[index].word) }
      } else if !isQuoted {
        isQuoted = text.isQuotationMark(index)
      }
    }
    self.words = words
    self.isQuoted = isQuoted
    for match in page.terms(in: unit.tokens) {
      switch page.lexicon.terms[match.term].kind {
      case .interventions:
        namesIntervention = true
        if page.focus.interventionTerms.contains(match.term) { namesFocus = true }
      case .conditions:
        namesCondition = true
        if match.tokens.lowerBound >= main.lowerBound, match.tokens.lowerBound < main.lowerBound + 3 {
          inHeadNamesCondition = true
        }
        if page.focus.conditionTerms.contains(match.term) { namesFocalCondition = true }
      case .outcomes: break
      }
    }
    var first = main.lowerBound
    // "Instead, try …", "Just breathe."
    while first + 1 < main.upperBound, Self.leading.contains(text.tokens[first].word) {
      first += text.tokens[first + 1].kind == .punctuation ? 2 : 1
    }
    let verb = first
    isCommand =
      verb < main.upperBound
      && !Answers.finiteVerbs.contains(text.tokens[min(verb + 1, main.upperBound - 1)].word)
      && !cues.contains {
        // "Exercise relieves pain."
        $0.tokens.lowerBound == verb + 1 && Self.actions.contains($0.cue)
          && text.bytes[text.tokens[verb + 1].end - 1] == UInt8(ascii: "s")
      }
      && cues.contains {
        guard $0.tokens.lowerBound == verb else { return false }
        // "Top it with berries", but "Top chefs agree".
        if $0.cue == .commandNoun {
          return verb + 1 < main.upperBound && Self.followers.contains(text.tokens[verb + 1].word)
        }
        return $0.cue == .adviceVerb || $0.cue == .adviceVerbStrong || $0.cue == .commandVerb
      }
    isHarmItem =
      isUnderHarms && !isCommand && page.document.blocks[unit.blocks.lowerBound].kind == .listItem
    isQuestion = unit.kind == .sentence && text.bytes[unit.range.upperBound - 1] == UInt8(ascii: "?")
    endsWithColon = text.bytes[unit.range.upperBound - 1] == UInt8(ascii: ":")
    hasTerminator =
      unit.tokens.last.map { ".!?\"”)".utf8.contains(text.bytes[text.tokens[$0].start]) } ?? false
  }
}

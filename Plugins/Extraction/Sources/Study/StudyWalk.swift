internal import ThreshKit
internal import ThreshText

/// Goes through a page and follows each study from sentence to sentence.
struct StudyWalk {
  let words: StudyWords
  private let counts: StudyCounts
  let text: TokenizedText
  /// The page is a journal article, which reports a study of its own.
  let isArticle: Bool
  /// The design of the article's own study that its title names.
  var ownDesign: Found<Design>?
  /// Units that are taken for findings of research.
  var findings: Set<Int> = []
  /// Index of the article's own study.
  private var own: Int?
  private var result = ResolvedStudies()
  /// The study spoken of last, while words may still go on with it.
  private var current: Int?
  /// Sentences since then that were about something else.
  private var distance = 0
  private var lastSpecific: Int?
  private var last: StudySentence?
  /// The study or studies that a list announces: "the following three studies:".
  private var announced: Int?

  init(words: StudyWords, text: TokenizedText, isArticle: Bool) {
    self.words = words
    counts = StudyCounts(words: words)
    self.text = text
    self.isArticle = isArticle
  }

  mutating func visit(
    _ sentence: StudySentence, _ reference: StudyReference, _ cues: ArraySlice<StudyCues.Match>
  ) {
    let isNewSection = last.map { $0.section != sentence.section } ?? true
    let isNewParagraph = last.map { $0.paragraph != sentence.paragraph } ?? true
    if isNewSection { current = nil }
    if announced != nil, !sentence.isListItem { announced = nil }
    if isNewParagraph, sentence.isListItem, last?.isListItem ?? false { current = announced }
    var resolved = ResolvedSentence()
    resolved.tokens = reference.tokens.isEmpty ? nil : reference.tokens
    if isArticle, isOwn(sentence, reference) {
      var reference = reference
      if reference.tokens.isEmpty, let word = firstPerson(sentence) { reference.tokens = word..<word + 1 }
      resolved.tokens = reference.tokens
      let study = ownStudy(reference)
      resolved.study = study
      resolved.link = reference.kind == .back ? .stated : .followed
      if ownDesign == nil, let randomized = cues.first(where: { $0.cue == .randomized }) {
        upgrade(study, .rct, randomized.tokens)
      }
      current = study
      distance = 0
      lastSpecific = study
      last = sentence
      result.sentences.append(resolved)
      return
    }
    switch reference.kind {
    case .mention:
      resolved.study = mention(reference, isNewParagraph)
      resolved.isMention = true
    case .back:
      resolved.study = back(reference, sentence)
      if resolved.study == nil, reference.design == nil { resolved.tokens = nil }
    case .backPlural: resolved.study = backPlural(reference)
    case .follow:
      if let study = reachable(reference, sentence, isNewParagraph) {
        resolved.study = study
        resolved.link = .followed
        merge(reference, into: study, upgrade: false)
      } else if reference.details.venue != nil {
        // "The findings, published in X": nothing was said of the study before.
        resolved.study = add(reference, isSpecific: true)
        resolved.isMention = true
      } else if isGenericReachable(), !cues.contains(where: { $0.cue == .research }) {
        resolved.study = current
        resolved.link = .followed
      } else {
        resolved.isResearch = true
        resolved.isPointing = true
        resolved.tokens = reference.tokens
      }
    case .work: resolved.study = work(reference, isNewParagraph)
    case .another: resolved.study = another(reference)
    case .generic:
      resolved.study = part(reference, isNewParagraph) ?? add(reference, isSpecific: false)
    case .research:
      resolved.isResearch = true
      if current.map({ !result.studies[$0].isSpecific }) ?? false { current = nil }
    case .subjects where isNewTrial(reference, isNewParagraph):
      var reference = reference
      reference.design = .rct
      resolved.study = add(reference, isSpecific: true)
      resolved.isMention = true
    case .subjects, .none:
      if let people = others(sentence) {
        var reference = reference
        reference.details.nParticipants = people
        reference.tokens = people.tokens
        resolved.study = add(reference, isSpecific: true)
      } else if let study = likely(sentence, reference, isNewParagraph) {
        resolved.study = study
        resolved.link = .likely
        var reference = reference
        counts.read(isReview: false, isMention: false, sentence.tokens, text, &reference.details)
        merge(reference, into: study, upgrade: false)
      }
    }
    if let study = resolved.study {
      let randomized = cues.contains { $0.cue == .randomized }
      if randomized, result.studies[study].isSpecific, reference.kind != .backPlural,
        reference.kind != .generic,
        Self.isTrial(result.studies[study].design), resolved.link != .likely || reference.kind == .subjects
      {
        upgrade(study, .rct, cues.first { $0.cue == .randomized }?.tokens)
      }
      current = study
      distance = 0
      if result.studies[study].isSpecific { lastSpecific = study }
      if endsWithColon(sentence), reference.kind == .generic || reference.kind == .backPlural {
        announced = study
      }
    } else {
      distance += 1
      if reference.kind == .research || distance > 2 { current = nil }
    }
    last = sentence
    result.sentences.append(resolved)
  }

  /// "This study", "our trial", "we found" in a journal article; in its results, whatever names no other study.
  private func isOwn(_ sentence: StudySentence, _ reference: StudyReference) -> Bool {
    switch reference.kind {
    case .back:
      guard let first = reference.head?.phrase.lowerBound else { return false }
      return StudyWords.own.contains(text.tokens[first].word) || sentence.isOwnReport && !isOnOther
    case .mention:
      let details = reference.details
      return sentence.isOwnReport && reference.name == nil && details.year == nil && details.venue == nil
        && details.author == nil && reference.head?.determiner == .indefinite
    case .generic, .backPlural, .research:
      // What a review took in is its own matter.
      return sentence.isOwnReport && !isOnOther && isReview(ownDesign?.value)
    case .another: return false
    case .follow, .work, .subjects, .none:
      return firstPerson(sentence) != nil || sentence.isOwnReport && !isOnOther
    }
  }

  /// Whether a study of others is being spoken of.
  private var isOnOther: Bool {
    current.map { $0 != own && result.studies[$0].isSpecific && distance == 0 } ?? false
  }

  private func isReview(_ design: Design?) -> Bool { StudyReferenceReader.isReview(design) }

  /// Whether a study of design `known` would be called by the noun for `named`.
  private static func isSameKind(_ named: Design, _ known: Design?) -> Bool {
    switch named {
    case .clinicalTrial, .rct: known == .clinicalTrial || known == .rct
    case .review, .systematicReview, .metaAnalysis: StudyReferenceReader.isReview(known)
    default: known == named
    }
  }

  private func firstPerson(_ sentence: StudySentence) -> Int? {
    sentence.tokens.first { StudyWords.firstPerson.contains(text.tokens[$0].word) }
  }

  private mutating func ownStudy(_ reference: StudyReference) -> Int {
    if let own {
      // A title names the design best; "the trials" of a review are not its own.
      merge(reference, into: own, upgrade: ownDesign == nil && reference.head?.isPlural != true)
      return own
    }
    let index = add(reference, isSpecific: true)
    result.studies[index].isOwn = true
    if let ownDesign {
      result.studies[index].design = ownDesign.value
      result.studies[index].designTokens = ownDesign.tokens
    }
    own = index
    return index
  }

  private func endsWithColon(_ sentence: StudySentence) -> Bool {
    guard let last = sentence.tokens.last else { return false }
    return text.bytes[text.tokens[last].start] == UInt8(ascii: ":")
  }

  /// A new study, or an earlier one that is mentioned again under the same name or journal and year.
  private mutating func mention(_ reference: StudyReference, _ isNewParagraph: Bool) -> Int {
    let details = reference.details
    for (index, study) in result.studies.enumerated() where study.isSpecific {
      let sameName = reference.name != nil && study.name == reference.name
      let sameVenue =
        details.venue != nil && details.year != nil
        && details.venue?.value.lowercased() == study.details.venue?.value.lowercased()
        && details.year?.value == study.details.year?.value
      guard sameName || sameVenue else { continue }
      merge(reference, into: index, upgrade: true)
      return index
    }
    // "Research published in X found …", and then how it was done: "The team ran a trial of 80 adults".
    if let current, distance <= 1, details.year == nil, details.venue == nil, reference.name == nil {
      let known = result.studies[current]
      if known.isSpecific, known.design == nil, known.details.nParticipants == nil,
        known.details.nStudies == nil
      {
        merge(reference, into: current, upgrade: true)
        return current
      }
    }
    // "The GAIT trial" right after a trial without a name.
    if let name = reference.name, let current, distance == 0, result.studies[current].isSpecific,
      result.studies[current].name == nil, reference.head?.determiner == .definite,
      reference.details.year == nil, fits(reference, result.studies[current]), !isNewParagraph
    {
      result.studies[current].name = name
      merge(reference, into: current, upgrade: true)
      return current
    }
    return add(reference, isSpecific: true)
  }

  private mutating func add(_ reference: StudyReference, isSpecific: Bool) -> Int {
    result.studies.append(
      PageStudy(
        design: reference.design, designTokens: reference.designTokens, details: reference.details,
        mention: reference.tokens, name: reference.name, isSpecific: isSpecific))
    return result.studies.count - 1
  }

  /// "The review", "the same analysis": the study spoken of, or the last one on the page that it fits.
  private mutating func back(_ reference: StudyReference, _ sentence: StudySentence) -> Int? {
    let candidates = [current, lastSpecific].compactMap { $0 }.filter { result.studies[$0].isSpecific }
    var study = candidates.first { fits(reference, result.studies[$0]) }
    // "The trial" after "one study found": rather the trial before it.
    if let found = study, result.studies[found].design == .study, let named = reference.head?.design,
      named != .study,
      let other = result.studies.indices.last(where: {
        result.studies[$0].isSpecific && Self.isSameKind(named, result.studies[$0].design)
      })
    {
      study = other
    }
    if let year = reference.details.year?.value, result.studies[safe: study]?.details.year?.value != year {
      study =
        result.studies.indices.last {
          result.studies[$0].isSpecific && result.studies[$0].details.year?.value == year
            && fits(reference, result.studies[$0])
            && (reference.details.venue == nil
              || reference.details.venue?.value == result.studies[$0].details.venue?.value)
        } ?? (result.studies[safe: study]?.details.year == nil ? study : nil)
    }
    if let study {
      merge(reference, into: study, upgrade: true)
      result.studies[study].backReferences.insert(sentence.paragraph)
      return study
    }
    let isIdentified = reference.details.venue != nil || reference.details.nStudies != nil
    guard reference.design != nil || isIdentified else { return nil }
    let new = add(reference, isSpecific: true)
    result.studies[new].backReferences.insert(sentence.paragraph)
    return new
  }

  private mutating func backPlural(_ reference: StudyReference) -> Int {
    if let current {
      let study = result.studies[current]
      // What a review took in: the sentence is about the review.
      if study.isSpecific || Self.isWeak(reference.design) || study.design == nil { return current }
      if study.design == reference.design { return current }
    }
    return add(reference, isSpecific: false)
  }

  /// "Two studies in adults": a part of what the review just spoken of took in.
  private func part(_ reference: StudyReference, _ isNewParagraph: Bool) -> Int? {
    guard let current, !isNewParagraph, result.studies[current].isSpecific,
      isReview(result.studies[current].design) || result.studies[current].details.nStudies != nil,
      let head = reference.head, head.determiner == .counted, !isReview(head.design)
    else { return nil }
    return current
  }

  /// "Among 29,133 smokers, …" after a study with fewer people: not a part of it, but another.
  private func others(_ sentence: StudySentence) -> Found<Int>? {
    guard !isArticle, let current, result.studies[current].isSpecific, findings.contains(sentence.unit),
      let known = result.studies[current].details.nParticipants?.value,
      let first = sentence.tokens.first, sentence.tokens.count > 3,
      text.tokens[first].word == StudyWords.among || text.tokens[first].word == StudyWords.in,
      NumberWords.read(text, at: first + 1, limit: sentence.tokens.upperBound) != nil
    else { return nil }
    var details = StudyDetails()
    counts.read(isReview: false, isMention: true, sentence.tokens, text, &details)
    guard let people = details.nParticipants, people.value > known, people.tokens.lowerBound == first + 1
    else {
      return nil
    }
    return people
  }

  /// A study of the kind spoken of last, of which nothing else is known yet.
  private mutating func another(_ reference: StudyReference) -> Int? {
    guard let known = current ?? lastSpecific, distance <= 1, result.studies[known].isSpecific else {
      return nil
    }
    var reference = reference
    reference.design = result.studies[known].design
    reference.designTokens = result.studies[known].designTokens
    return add(reference, isSpecific: true)
  }

  /// "60 students were randomized to music or silence" where no study is spoken of, or one with other people.
  private func isNewTrial(_ reference: StudyReference, _ isNewParagraph: Bool) -> Bool {
    guard !isArticle, reference.designTokens != nil, let people = reference.details.nParticipants?.value
    else {
      return false
    }
    guard let current, result.studies[current].isSpecific else { return true }
    let study = result.studies[current]
    if !Self.isTrial(study.design), study.design != .rct { return true }
    if reference.details.institution != nil, study.details.institution != nil { return true }
    return study.details.nParticipants.map { $0.value != people } ?? false
  }

  private static func isTrial(_ design: Design?) -> Bool {
    design == nil || design == .study || design == .clinicalTrial
  }

  private static func isWeak(_ design: Design?) -> Bool { design == nil || design == .study }

  private mutating func work(_ reference: StudyReference, _ isNewParagraph: Bool) -> Int? {
    if let index = current ?? lastSpecific, result.studies[index].isSpecific {
      let study = result.studies[index]
      let isNear = current == index || !study.backReferences.isEmpty
      if isNear, agree(reference.details, study.details, isNewParagraph) {
        merge(reference, into: index, upgrade: false)
        return index
      }
    }
    return add(reference, isSpecific: true)
  }

  /// False when year, institution or number of people speak against one and the same study.
  private func agree(_ new: StudyDetails, _ known: StudyDetails, _ isNewParagraph: Bool) -> Bool {
    if let year = new.year?.value, year != known.year?.value { return false }
    if let venue = new.venue?.value, let other = known.venue?.value, venue != other { return false }
    if let people = new.nParticipants?.value, let other = known.nParticipants?.value, people != other {
      return false
    }
    if let institution = new.institution?.value {
      return known.institution?.value == institution
        || known.institution == nil && (!isNewParagraph || known.nParticipants == nil)
    }
    return true
  }

  /// The study that "the researchers" or "the findings" can mean here.
  private func reachable(
    _ reference: StudyReference, _ sentence: StudySentence, _ isNewParagraph: Bool
  ) -> Int? {
    guard let current, result.studies[current].isSpecific else {
      guard reference.isExplicit, let lastSpecific, last?.section == sentence.section,
        !result.studies[lastSpecific].backReferences.isEmpty
      else { return nil }
      return lastSpecific
    }
    if isNewParagraph, !reference.isExplicit, distance > 0 { return nil }
    return current
  }

  private func isGenericReachable() -> Bool {
    guard let current else { return false }
    return !result.studies[current].isSpecific && distance == 0
  }

  /// A sentence right after one about a study, in words that go on with it.
  private func likely(
    _ sentence: StudySentence, _ reference: StudyReference, _ isNewParagraph: Bool
  ) -> Int? {
    if let announced, sentence.isListItem { return announced }
    guard let current, distance == 0, result.studies[current].isSpecific else { return nil }
    let tokens = text.tokens[sentence.tokens]
    if reference.kind == .subjects { return current }
    // An aside in brackets goes on only in words that tell of it.
    if !isNewParagraph, findings.contains(sentence.unit), tokens.first?.word != StudyWords.open,
      !tokens.contains(where: { StudyWords.reader.contains($0.word) })
    {
      return current
    }
    guard !isNewParagraph, !tokens.contains(where: { words.advice.contains($0.word) }) else { return nil }
    let isPast = tokens.contains { words.past.contains($0.word) }
    let opens = tokens.prefix(2).contains { words.discourse.contains($0.word) }
    let isQuoted = tokens.first.map { text.bytes[$0.start] == UInt8(ascii: "\"") } ?? false
    return isPast || opens || isQuoted ? current : nil
  }

  private func fits(_ reference: StudyReference, _ study: PageStudy) -> Bool {
    guard let named = reference.head?.design else { return true }
    guard let known = study.design else { return true }
    switch named {
    case .study: return known != .survey
    case .review, .systematicReview, .metaAnalysis:
      return isReview(known) || known == .study
    case .survey: return known == .survey || known == .study
    default: return !isReview(known)
    }
  }

  private mutating func merge(_ reference: StudyReference, into index: Int, upgrade isUpgrade: Bool) {
    var details = reference.details
    // Only what reviews studies has a number of them.
    if let design = result.studies[index].design, !isReview(design), reference.design.map(isReview) != true {
      details.nStudies = nil
    }
    result.studies[index].details.fill(from: details)
    if isUpgrade, let design = reference.design { upgrade(index, design, reference.designTokens) }
  }

  private mutating func upgrade(_ index: Int, _ design: Design, _ tokens: Range<Int>?) {
    let known = result.studies[index].design
    guard StudyReferenceReader.rank(design) < StudyReferenceReader.rank(known), let tokens else { return }
    if design == .rct, let known, StudyReferenceReader.rank(known) < StudyReferenceReader.rank(.rct) {
      return
    }
    if design == .rct, known == .review { return }
    result.studies[index].design = design
    result.studies[index].designTokens = tokens
  }

  /// With the one study that the page is about, if there is one: a page about a single study points back to it again and
  /// again, or speaks of it twice as often as of any other.
  mutating func finish() -> ResolvedStudies {
    let specific = result.studies.indices.filter { result.studies[$0].isSpecific }
    if specific.count == 1, let only = specific.first, result.studies[only].backReferences.count >= 3 {
      result.only = only
    }
    var spoken: [Int: Int] = [:]
    for sentence in result.sentences {
      if let study = sentence.study, result.studies[study].isSpecific { spoken[study, default: 0] += 1 }
    }
    let order = spoken.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if result.only == nil, let most = order.first, most.value >= 4,
      most.value >= 2 * (order.dropFirst().first?.value ?? 0)
    {
      result.only = most.key
    }
    return result
  }
}

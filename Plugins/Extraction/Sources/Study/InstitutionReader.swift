internal import ThreshKit
internal import ThreshText

/// Finds the organisations that recognise, regulate or recommend, and follows "the agency" back to them.
struct InstitutionReader: Sendable {
  private let words: StudyWords
  private let names: CapitalisedNames

  init(words: StudyWords) {
    self.words = words
    names = CapitalisedNames(words: words)
  }

  /// The organisations of one sentence.
  struct Institutions: Sendable {
    var named: [Range<Int>] = []
    /// A name found in an earlier sentence: "the agency".
    var carried: Range<Int>?
    /// True when a name stands at the beginning, as who acts.
    var isSubject = false
  }

  func read(_ sentences: [StudySentence], _ matches: [StudyCues.Match], _ text: TokenizedText)
    -> [Institutions]
  {
    var next = 0
    var last: Range<Int>?
    return sentences.map { sentence in
      let inside = StudyCues.matches(in: sentence.tokens, of: matches, from: &next)
      var found = Institutions()
      found.named = names(sentence.tokens, inside, text)
      if let first = found.named.first {
        found.isSubject = first.lowerBound <= sentence.tokens.lowerBound + 4
        if found.named.count == 1 || last == nil { last = first }
      } else if let back = inside.first(where: { $0.cue == .institutionBack }),
        back.tokens.lowerBound > sentence.tokens.lowerBound,
        text.tokens[back.tokens.lowerBound - 1].word == StudyWords.the
          || text.tokens[back.tokens.lowerBound - 1].word == WordHash("this")
      {
        found.carried = last
      }
      return found
    }
  }

  /// Names that are known, that hold a word such as "Association", or that stand for authorities in general.
  private func names(_ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> [Range<Int>]
  {
    var list: [Range<Int>] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let cue = cues.first(where: {
        $0.tokens.lowerBound == index && ($0.cue == .institution || $0.cue == .authority)
      }),
        cue.cue == .authority || names.isCapitalised(text.tokens[index])
      {
        list.append(names.withAbbreviation(text, cue.tokens, limit: sentence.upperBound))
        index = cue.tokens.upperBound
        continue
      }
      guard names.isCapitalised(text.tokens[index]),
        let name = institution(at: index, sentence.upperBound, text)
      else {
        index += 1
        continue
      }
      list.append(name)
      index = name.upperBound
    }
    return list
  }

  /// A name of two words or more with such a word as its first or last; a "U.S." before it belongs to it.
  private func institution(at index: Int, _ limit: Int, _ text: TokenizedText) -> Range<Int>? {
    guard var name = names.read(text, at: index, limit: limit) else { return nil }
    // "the National Institutes of Health and the World Health Organization" are two.
    for split in name.dropFirst() where text.tokens[split].word == StudyWords.and {
      if split + 1 < name.upperBound, text.tokens[split + 1].word == StudyWords.the {
        name = name.lowerBound..<split
        break
      }
    }
    guard name.count >= 2, names.looksLikeInstitution(text, name),
      name.contains(where: { StudyWords.organisations.contains(text.tokens[$0].word) })
    else { return nil }
    if name.lowerBound >= 4, text.tokens[name.lowerBound - 1].kind == .punctuation,
      text.string(tokens: name.lowerBound - 4..<name.lowerBound) == "U.S."
    {
      name = name.lowerBound - 4..<name.upperBound
    }
    return names.withAbbreviation(text, name, limit: limit)
  }

  /// The institution of an endorsement, or of a statement that an organisation makes.
  func fill(_ row: inout Evidence, _ found: ArraySlice<Institutions>, _ cells: inout CellWriter) {
    guard let sentence = found.first(where: { !$0.named.isEmpty || $0.carried != nil }) else { return }
    guard row.type == .endorsement || sentence.isSubject || sentence.carried != nil else { return }
    let list = sentence.named.isEmpty ? sentence.carried.map { [$0] } ?? [] : sentence.named
    guard let first = list.first, row.study.institution == nil else { return }
    row.study.institution = list.map { cells.page.text.string(tokens: $0) }.joined(separator: ", ")
    cells.add("study_institution", first, "organisation")
  }
}

internal import ThreshText

/// Reads names written with capitals: journals, institutions and people.
struct CapitalisedNames: Sendable {
  let words: StudyWords

  /// The tokens of the name that begins at `index`, or nil. Small words inside are taken along when a capitalised
  /// word follows.
  func read(_ text: TokenizedText, at index: Int, limit: Int) -> Range<Int>? {
    let tokens = text.tokens
    guard index >= 0, index < limit, isCapitalised(tokens[index]) else { return nil }
    var end = index + 1
    while end < limit {
      let token = tokens[end]
      if isCapitalised(token) {
        if words.months.contains(token.word), token.word != WordHash("may") || end + 1 < limit,
          end + 1 < limit, tokens[end + 1].kind == .number
        {
          break
        }
        end += 1
        continue
      }
      if token.word == StudyWords.possessive, end + 1 < limit, isCapitalised(tokens[end + 1]) {
        end += 2
        continue
      }
      if token.kind == .hyphen, !token.spaceBefore, end + 1 < limit, !tokens[end + 1].spaceBefore,
        isCapitalised(tokens[end + 1])
      {
        end += 2
        continue
      }
      if token.word == StudyWords.ampersand || words.joiners.contains(token.word),
        let next = continuation(text, after: end, limit: limit)
      {
        end = next + 1
        continue
      }
      if token.word == StudyWords.in || token.word == StudyWords.on,
        words.beforeIn.contains(tokens[end - 1].word),
        end + 1 < limit, isCapitalised(tokens[end + 1]), !words.months.contains(tokens[end + 1].word)
      {
        end += 2
        continue
      }
      break
    }
    return index..<end
  }

  /// The next capitalised word after a small word, over at most two more small words.
  private func continuation(_ text: TokenizedText, after index: Int, limit: Int) -> Int? {
    var next = index + 1
    while next < min(limit, index + 3), words.joiners.contains(text.tokens[next].word),
      !isCapitalised(text.tokens[next])
    {
      next += 1
    }
    guard next < limit, isCapitalised(text.tokens[next]), !words.months.contains(text.tokens[next].word),
      text.tokens[next].spaceBefore
    else { return nil }
    return next
  }

  /// The abbreviation in brackets right after a name is part of it: `World Health Organization (WHO)`.
  func withAbbreviation(_ text: TokenizedText, _ name: Range<Int>, limit: Int) -> Range<Int> {
    let open = name.upperBound
    guard open + 2 < limit, text.tokens[open].word == StudyWords.open,
      text.tokens[open + 2].word == StudyWords.close, text.tokens[open + 1].shape == .upper
    else { return name }
    return name.lowerBound..<open + 3
  }

  func isCapitalised(_ token: Token) -> Bool {
    token.kind == .word && (token.shape != .lower)
  }

  func looksLikeJournal(_ text: TokenizedText, _ name: Range<Int>) -> Bool {
    name.contains { words.journalNouns.contains(text.tokens[$0].word) }
      || !name.contains { words.institutionWords.contains(text.tokens[$0].word) }
        && name.contains { words.journalWords.contains(text.tokens[$0].word) }
  }

  func looksLikeInstitution(_ text: TokenizedText, _ name: Range<Int>) -> Bool {
    name.contains { words.institutionWords.contains(text.tokens[$0].word) }
      && !name.contains { words.journalNouns.contains(text.tokens[$0].word) }
  }

  /// True for a name with a word such as "University", which no journal has, unless it is a journal's by another word.
  func isOrganisation(_ text: TokenizedText, _ name: Range<Int>) -> Bool {
    name.contains { StudyWords.organisations.contains(text.tokens[$0].word) }
      && !name.contains { words.journalNouns.contains(text.tokens[$0].word) }
  }

  /// True for a name of two words or more that is no place, no organisation and nothing else that studies are made in:
  /// "Brain & Movement".
  func couldBeJournal(_ text: TokenizedText, _ name: Range<Int>) -> Bool {
    let capitals = name.filter { isCapitalised(text.tokens[$0]) }
    guard capitals.count >= 2, !isOrganisation(text, name) else { return false }
    return !capitals.contains {
      words.notInJournal.contains(text.tokens[$0].word) || words.notAJournal.contains(text.tokens[$0].word)
    }
  }
}

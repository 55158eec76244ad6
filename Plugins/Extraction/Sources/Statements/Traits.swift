internal import ThreshKit
internal import ThreshText

/// Reads the traits of a page's units in text order: some depend on what came before.
struct TraitReader {
  let page: PageContext
  private var sinceStudy = Int.max
  private var previous: UnitView?

  init(page: PageContext) { self.page = page }

  mutating func traits(of view: UnitView) -> [Trait] {
    var list: [Trait] = [.bias]
    list.reserveCapacity(24)
    func add(_ trait: Trait, _ condition: Bool) { if condition { list.append(trait) } }
    let unit = view.unit
    let named = view.namesFocus || view.namesSubject
    add(.namesIntervention, view.namesIntervention)
    add(.namesFocus, view.namesFocus)
    add(.namesCondition, view.namesCondition)
    add(.namesFocalCondition, view.namesFocalCondition)
    add(.namesSubject, view.namesSubject)
    add(.namesNothing, !named && !view.namesIntervention && !view.namesCondition)
    add(.namesOtherOnly, view.namesIntervention && !view.namesFocus)
    add(.headingNamesFocus, view.heading.namesFocus)
    add(.headingNamesCondition, view.heading.namesCondition)
    add(.command, view.isCommand)
    add(.question, view.isQuestion)
    add(.colon, view.endsWithColon)
    add(.quoted, view.isQuoted)
    // The heading is the lead-in of an item under "Side effects": that is no fragment.
    add(.unterminated, !view.hasTerminator && !view.isHarmItem)
    add(.list, unit.kind == .list)
    add(.answered, unit.kind == .answeredQuestion)
    add(.verbless, isVerbless(view) && !view.isHarmItem)
    add(.conditionOnly, view.namesCondition && !view.namesIntervention && !view.namesSubject)
    list.append(
      view.words <= 4 && !view.isHarmItem
        ? .words4
        : view.words <= 8
          ? .words8
          : view.words <= 14
            ? .words14
            : view.words <= 24
              ? .words24
              : view.words <= 40 ? .words40 : .wordsMore)
    add(.blockStart, unit.sentenceInBlock == 0)
    switch page.document.blocks[unit.blocks.lowerBound].kind {
    case .listItem: list.append(.listItem)
    case .quote: list.append(.quoteBlock)
    case .tableCell, .caption, .footnote: list.append(.marginalBlock)
    default: break
    }
    // A text of a few sentences has neither beginning nor end.
    add(.pageStart, page.units.count >= 20 && unit.index * 20 < page.units.count)
    add(.pageEnd, page.units.count >= 20 && (unit.index + 1) * 20 > page.units.count * 19)
    if let article = page.article { addPart(article.sections[unit.index], &list) }
    addNumbers(unit, &list)
    addContext(view, named, &list)
    add(.hedgedMain, view.inMain.contains(.hedge))
    add(.deniedMain, view.inMain.contains(.negation) || view.inMain.contains(.lack))
    add(.boostedMain, view.inMain.contains(.booster))
    previous = view
    return list
  }

  private func addPart(_ section: ArticleSection, _ list: inout [Trait]) {
    if section.isAbstract { list.append(.inAbstract) }
    switch section.part {
    case .introduction: list.append(.inIntroduction)
    case .methods: list.append(.inMethods)
    case .results: list.append(.inResults)
    case .discussion: list.append(.inDiscussion)
    case .conclusion: list.append(.inConclusion)
    case .title, .other: list.append(.inOtherPart)
    }
  }

  private func isVerbless(_ view: UnitView) -> Bool {
    !view.all.containsAny(.effectVerb, .mechanismVerb, .researchVerb, .endorsementVerb, .speech)
      && !view.isCommand
      && !view.unit.tokens.contains { Answers.finiteVerbs.contains(page.text.tokens[$0].word) }
  }

  private func addNumbers(_ unit: Unit, _ list: inout [Trait]) {
    var number = false
    var percent = false
    var year = false
    for index in unit.tokens where page.text.tokens[index].kind == .number {
      let token = page.text.tokens[index]
      number = true
      if token.end < page.text.bytes.count, page.text.bytes[token.end] == UInt8(ascii: "%") { percent = true }
      if token.end - token.start == 4,
        page.text.bytes[token.start] == UInt8(ascii: "2")
          || page.text.bytes[token.start] == UInt8(ascii: "1"),
        page.text.bytes[token.start + 1] == UInt8(ascii: "0")
          || page.text.bytes[token.start + 1] == UInt8(ascii: "9")
      {
        year = true
      }
    }
    if number { list.append(.number) }
    if percent { list.append(.percent) }
    if year { list.append(.year) }
  }

  private mutating func addContext(_ view: UnitView, _ named: Bool, _ list: inout [Trait]) {
    let isNear = previous.map { $0.unit.section == view.unit.section } ?? false
    if let previous, isNear {
      if previous.all.contains(.researchWork) { list.append(.afterResearch) }
      if previous.namesFocus { list.append(.afterFocus) }
    }
    if !isNear { sinceStudy = Int.max }
    if sinceStudy <= 3 { list.append(.afterStudy) }
    if sinceStudy <= 5,
      view.inHead.containsAny(.researchPeople, .researchWork, .researchNoun, .researchDetail)
    {
      list.append(.carriesStudy)
    }
    if view.inHead.contains(.pronounSubject) { list.append(.subjectIsPronoun) }
    let head = view.main.lowerBound..<min(view.main.upperBound, view.main.lowerBound + 4)
    if page.terms(in: head).contains(where: { page.focus.interventionTerms.contains($0.term) })
      || head.contains(where: { page.focus.words.contains(page.text.tokens[$0].word) })
    {
      list.append(.subjectIsFocus)
    }
    if view.all.contains(.researchWork),
      view.all.contains(.researchVerb) || view.all.contains(.researchDetail)
    {
      sinceStudy = 1
    } else if sinceStudy < Int.max {
      sinceStudy += 1
    }
  }
}

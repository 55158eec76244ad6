import Testing
import ThreshKit
import ThreshText

@testable import Extraction

@Suite struct UnitFinderTests {
  private func units(_ text: String) -> [String] {
    let document = TestPages.document(text)
    let tokens = TokenizedText(text)
    return UnitFinder.units(of: document, tokens).map { tokens.string($0.range) }
  }

  @Test func everySentenceIsAUnitAndHeadingsAreNot() {
    #expect(units("# Yoga\nIt helps. It is cheap.") == ["It helps.", "It is cheap."])
  }

  @Test func aLeadInWithFragmentsIsOneUnit() {
    let text = "Try it.\nSide effects may include:\n- Soreness\n- Bruising\nMost people feel fine."
    #expect(
      units(text) == [
        "Try it.", "Side effects may include:\n- Soreness\n- Bruising", "Most people feel fine.",
      ])
  }

  @Test func bulletsThatAreSentencesStandAlone() {
    let text = "Here is what to expect:\n- Few harms: Yoga is safe for most people.\n- It costs little money."
    #expect(
      units(text) == [
        "Here is what to expect:", "Few harms: Yoga is safe for most people.", "It costs little money.",
      ])
  }

  @Test func aQuestionAndItsDirectAnswerAreOneUnit() {
    #expect(
      units("Can it help the back? It can. So people say.") == [
        "Can it help the back? It can.", "So people say.",
      ])
    #expect(units("# Is yoga safe?\nAbsolutely. Read on.") == ["Is yoga safe?\nAbsolutely.", "Read on."])
  }

  @Test func anAnswerInTheNextParagraphBelongsToTheQuestion() {
    #expect(
      units("Stress tires the back. Can yoga ease that?\n\nIt can. Most people feel calmer.") == [
        "Stress tires the back.", "Can yoga ease that?\n\nIt can.", "Most people feel calmer.",
      ])
    #expect(
      units("Can yoga ease that?\n\nBreathing is slow.") == ["Can yoga ease that?", "Breathing is slow."])
  }

  @Test func anAnswerMayGoOnAfterItsFirstWord() {
    let answer =
      "No, it does not – the trials that looked at this were small, short and badly reported, and nobody has repeated any of them."
    #expect(units("Does yoga heal bones? \(answer)") == ["Does yoga heal bones? \(answer)"])
    // Under a heading it says the whole itself.
    #expect(units("# Does yoga heal bones?\n\(answer)") == [answer])
  }

  @Test func aListWithItemsOfSeveralSentencesIsNoListOfFragments() {
    let text = "Some advice:\n- Lie down flat. A firm mat is best for most people.\n- Breathe in slowly."
    #expect(
      units(text) == [
        "Some advice:", "Lie down flat.", "A firm mat is best for most people.", "Breathe in slowly.",
      ])
  }

  @Test func aTailThatRepeatsTheScopeIsJoined() {
    #expect(
      units("It relaxes the whole body. That includes the back.") == [
        "It relaxes the whole body. That includes the back."
      ])
  }

  @Test func aLineBreakInsideASentenceIsNoBorder() {
    #expect(
      units("It is a form of movement and\nbreathing for everyone.") == [
        "It is a form of movement and\nbreathing for everyone."
      ])
  }
}

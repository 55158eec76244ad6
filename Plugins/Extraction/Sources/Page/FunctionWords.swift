internal import ThreshText

/// The commonest words of English and of other languages, which tell what language a text is in.
enum FunctionWords {
  static let english = Set(
    words:
      "the of and to in a is that it for was on are as with his they be at this have from or had by but not what all were we "
      + "when your can said there use an each which she do how their if will up other about out many then them these so some "
      + "her would make like him into has more you i my our its than been who may it's don't also most any could should "
      + "because between through after before does why where while only over such")
  /// Function words of other languages; one that is an English word too counts as English.
  static let foreign = Set(
    words:
      "de la le les et des est une du que qui dans pour pas sur avec sont il elle aux ce cette der das und ist nicht ein eine zu "
      + "den mit von auf für im dem sich auch als wird bei het een en van voor niet op zijn met te dat aan ook naar wordt bij el "
      + "los las por con para una del se su al como más es lo gli che di per non sono della nel com não uma os da em mais och "
      + "att det som på är av för inte med til og af ikke på i på jest nie się na że w z do")

  /// True for a text that is clearly not English. A text of a few words gets the benefit of the doubt.
  ///
  /// - Parameter stated: the language the page states, as a BCP 47 tag.
  static func isNotEnglish(_ text: TokenizedText, stated: String?) -> Bool {
    var words = 0
    var english = 0
    var foreign = 0
    var nonLatin = 0
    let (commonEnglish, commonForeign) = (Self.english, Self.foreign)
    for token in text.tokens where token.kind == .word {
      words += 1
      let byte = text.bytes[token.start]
      // Beyond U+036F: Greek, Cyrillic, Arabic, Chinese and so on.
      if byte >= 0xCE { nonLatin += 1 }
      if commonEnglish.contains(token.word) {
        english += 1
      } else if commonForeign.contains(token.word) {
        foreign += 1
      }
      if words >= 4000 { break }
    }
    guard words >= 4 else { return false }
    if nonLatin * 2 > words { return true }
    let claimsEnglish = stated.map { $0.lowercased().hasPrefix("en") } ?? false
    if foreign > english * 2, foreign * 8 > words { return true }
    guard words >= 20, !claimsEnglish else { return false }
    return english * 12 < words && foreign > english
  }
}

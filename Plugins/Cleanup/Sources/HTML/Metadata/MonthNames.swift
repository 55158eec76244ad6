/// Names of months as dates on pages have them, in small letters.
///
/// Polish and Croatian mean different months by `listopada`, which is therefore not among them.
enum MonthNames {
  /// From 1 to 12.
  static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for (index, list) in names.enumerated() {
      for name in list.split(whereSeparator: \.isWhitespace) { numbers[String(name)] = index + 1 }
    }
    return numbers
  }()

  // English, Dutch, German, French, Spanish, Italian, Portuguese, Swedish, Danish and Norwegian; then Finnish,
  // Polish, Czech, Turkish, Hungarian, Romanian and Russian.
  private static let names = [
    """
    january jan januari januar jänner janvier enero gennaio janeiro
    tammikuuta stycznia ledna ocak január ianuarie января
    """,
    """
    february feb februari februar février févr febrero febbraio fevereiro
    helmikuuta lutego února şubat február februarie февраля
    """,
    "march mar maart märz mars marzo março marts maaliskuuta marca března mart március martie марта",
    "april apr avril avr abril aprile huhtikuuta kwietnia dubna nisan április aprilie апреля",
    "may mei mai mayo maggio maio maj toukokuuta maja května mayıs május мая",
    "june jun juni juin junio giugno junho kesäkuuta czerwca června haziran június iunie июня",
    "july jul juli juillet juil julio luglio julho heinäkuuta lipca července temmuz július iulie июля",
    "august aug augustus août agosto augusti elokuuta sierpnia srpna ağustos augusztus августа",
    """
    september sep sept septembre septiembre settembre setembro
    syyskuuta września září eylül szeptember septembrie сентября
    """,
    "october oct oktober okt octobre octubre ottobre outubro lokakuuta października října ekim október octombrie октября",
    "november nov novembre noviembre novembro marraskuuta listopadu kasım noiembrie ноября",
    """
    december dec dezember dez décembre déc diciembre dicembre dezembro desember
    joulukuuta grudnia prosince aralık decembrie декабря
    """,
  ]
}

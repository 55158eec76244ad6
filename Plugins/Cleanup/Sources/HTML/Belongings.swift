internal import ThreshMarkup

/// Adds to the chosen segments those that others mean nothing without: the term of a definition, the summary of what it
/// opens, the caption of a table, the line that leads in a list, and a list that such a line leads in.
struct Belongings {
  private let outline: Outline
  private(set) var chosen: [Bool]
  /// How many segments before each were chosen at first.
  private var takenBefore = [0]
  /// Words of a line that leads in a list, and of a list that goes with it.
  private static let longestLead = 40
  private static let longestList = 250

  init(_ outline: Outline, _ chosen: [Bool]) {
    self.outline = outline
    self.chosen = chosen
    takenBefore.reserveCapacity(chosen.count + 1)
    for isChosen in chosen { takenBefore.append(takenBefore[takenBefore.count - 1] + (isChosen ? 1 : 0)) }
    var terms: [Int] = []
    var isDefined = false
    for element in outline.elements {
      switch element.tag {
      case .dt:
        if isDefined { terms = [] }
        isDefined = false
        terms += element.segments
      case .dd:
        isDefined = true
        if holdsChosen(element.segments) { for term in terms { self.chosen[term] = true } }
      case .summary, .caption, .figcaption:
        guard element.parent >= 0 else { continue }
        let around = outline.elements[element.parent].segments
        if holdsChosen(around.lowerBound..<element.segments.lowerBound)
          || holdsChosen(element.segments.upperBound..<around.upperBound)
        {
          for index in element.segments { self.chosen[index] = true }
        }
      case .ul, .ol: addLead(of: element)
      default: break
      }
    }
  }

  private func holdsChosen(_ range: Range<Int>) -> Bool {
    takenBefore[range.upperBound] > takenBefore[range.lowerBound]
  }

  /// Takes a list with the line before it that ends with a colon, when either was chosen.
  private mutating func addLead(of list: OutlineElement) {
    let lead = list.segments.lowerBound - 1
    guard lead >= 0, !list.segments.isEmpty, outline.segments[lead].text.last == UInt8(ascii: ":"),
      outline.segments[lead].words <= Self.longestLead, outline.words(list) <= Self.longestList,
      outline.segments[lead].hints.isDisjoint(with: .furniture)
    else { return }
    let items = outline.segments[list.segments]
    let taken = takenBefore[list.segments.upperBound] - takenBefore[list.segments.lowerBound]
    if taken * 2 > items.count {
      chosen[lead] = true
    } else if chosen[lead],
      items.allSatisfy({ $0.linkDensity < 0.5 && $0.hints.isDisjoint(with: .unwanted) })
    {
      for index in list.segments { chosen[index] = true }
    }
  }
}

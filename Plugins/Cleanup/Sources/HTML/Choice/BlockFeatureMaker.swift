internal import ThreshMarkup

/// Computes the features of a page's segments: once for training, once for use, by the same code.
struct BlockFeatureMaker {
  private let outline: Outline
  private let rules: RuleChoice
  private let likeness: Alike
  private let texts: Alike
  private var depths: [Int] = []
  /// Counts before each segment, so that those of any stretch are a difference.
  private var bytes = [0]
  private var linkBytes = [0]
  private var prose = [0]
  /// Of each element, the innermost element around it that holds the first heading of the page too, or -1.
  private var withHeading: [Int] = []
  /// How far up is looked, so that deep nesting takes no square time.
  private static let farthest = 64
  /// Of each group of `likeness`.
  private var alike: [Counts] = []
  /// What is the same in all rows.
  private var page: [(BlockFeature, Int)] = []
  /// The last heading before the segment that comes next, and the last one of the two highest levels; or -1.
  private var heading = -1
  private var topHeading = -1
  private var features = BlockFeatures(count: 0)

  private struct Counts {
    var words = 0
    var bytes = 0
    var linkBytes = 0
    var prose = 0

    var linkShare: Int { BlockFeatureMaker.percent(linkBytes, bytes) }
    var proseShare: Int { BlockFeatureMaker.percent(prose, words) }
  }

  /// - Parameter rules: what the rules chose.
  init(_ rules: RuleChoice, _ tree: MarkupTree) {
    self.rules = rules
    outline = rules.outline
    likeness = Alike(outline.elements, tree)
    texts = Alike(outline.segments.map(\.text.hash))
    count()
    findHeading()
    lookAtPage(SchemaKinds(tree))
  }

  /// Segments whose features are held at once.
  private static let stretch = 1024

  /// Calls `body` with the features of all segments, a stretch after the other, so that those of a long page are never
  /// held all at once.
  func eachStretch(_ body: (BlockFeatures) -> Void) {
    var maker = self
    let count = outline.segments.count
    for first in stride(from: 0, to: count, by: Self.stretch) {
      body(maker.features(of: first..<min(count, first + Self.stretch)))
    }
  }

  /// The features of a stretch of segments; to be asked for in order.
  private mutating func features(of segments: Range<Int>) -> BlockFeatures {
    features = BlockFeatures(segments)
    for row in segments {
      for (feature, value) in page { features[row, feature] = value }
    }
    fillText()
    fillElements()
    fillPlaces()
    fillNeighbours()
    return features
  }

  private static func percent(_ part: Int, _ whole: Int) -> Int { whole == 0 ? 0 : part * 100 / whole }

  private func counts(_ range: Range<Int>) -> Counts {
    Counts(
      words: outline.wordsBefore[range.upperBound] - outline.wordsBefore[range.lowerBound],
      bytes: bytes[range.upperBound] - bytes[range.lowerBound],
      linkBytes: linkBytes[range.upperBound] - linkBytes[range.lowerBound],
      prose: prose[range.upperBound] - prose[range.lowerBound])
  }

  private mutating func count() {
    for (index, segment) in outline.segments.enumerated() {
      bytes.append(bytes[index] + segment.bytes)
      linkBytes.append(linkBytes[index] + segment.linkBytes)
      prose.append(prose[index] + segment.plainProse)
    }
    alike = Array(repeating: Counts(), count: likeness.counts.count)
    depths.reserveCapacity(outline.elements.count)
    for (index, element) in outline.elements.enumerated() {
      depths.append(element.parent < 0 ? 0 : depths[element.parent] + 1)
      let inside = counts(element.segments)
      let group = Int(likeness.group[index])
      alike[group].words += inside.words
      alike[group].bytes += inside.bytes
      alike[group].linkBytes += inside.linkBytes
      alike[group].prose += inside.prose
    }
  }

  private mutating func findHeading() {
    withHeading = Array(repeating: -1, count: outline.elements.count)
    let heading =
      outline.segments.first { outline.elements[$0.element].tag == .h1 }
      ?? outline.segments.first { HTMLTags.headings.contains(outline.elements[$0.element].tag) }
    var element = heading?.element ?? -1
    while element >= 0 {
      withHeading[element] = element
      element = outline.elements[element].parent
    }
    for (index, element) in outline.elements.enumerated() where withHeading[index] < 0 && element.parent >= 0
    {
      withHeading[index] = withHeading[element.parent]
    }
  }

  private mutating func fillText() {
    for row in features.segments {
      let segment = outline.segments[row]
      let text = segment.text
      features[row, .words] = text.words
      features[row, .wordLength] = text.bytes * 10 / max(text.words, 1)
      features[row, .stops] = text.stops
      features[row, .wordsPerStop] = text.stops == 0 ? -1 : text.words / text.stops
      features[row, .capitalShare] = Self.percent(text.capitals, text.bytes)
      features[row, .linkShare] = Self.percent(segment.linkBytes, segment.bytes)
      features[row, .firstMark] = Self.mark(text.first)
      features[row, .lastMark] = Self.mark(text.last)
      features[row, .copies] = texts.counts[Int(texts.group[row])]
      features[row, .titleShare] = Self.percent(text.titleWords, text.words)
      features[row, .isChosen] = rules.chosen[row] ? 1 : 0
    }
  }

  /// What kind of character a text begins or ends with.
  private static func mark(_ byte: UInt8) -> Int {
    switch byte {
    case 0x61...0x7A: 0
    case 0x41...0x5A: 1
    case 0x30...0x39: 2
    case 0x2E: 3
    case 0x21, 0x3F: 4
    case 0x3A: 5
    case 0x2C, 0x3B: 6
    case 0x22, 0x27, 0x28, 0x29, 0x5B, 0x5D: 7
    case 0x80...: 8
    default: 9
    }
  }

  // MARK: The elements around

  private mutating func fillElements() {
    let total = max(outline.wordsBefore[outline.segments.count], 1)
    let root = rules.root
    let rootSegments = outline.elements.isEmpty ? 0..<0 : outline.elements[root].segments
    let rootShare = outline.elements.isEmpty ? 0 : outline.words(outline.elements[root]) * 1000 / total
    let end = features.segments.upperBound
    var first = features.segments.lowerBound
    while first < end {
      let own = outline.segments[first].element
      fillElement(own, first, total)
      var row = first
      while row < end, outline.segments[row].element == own {
        if row > first { copyElement(from: first, to: row) }
        features[row, .isInRoot] = rootSegments.contains(row) ? 1 : 0
        features[row, .rootShare] = rootShare
        row += 1
      }
      first = row
    }
  }

  /// The elements around `own`, from the inside, each with more segments than the one before.
  private func widening(_ own: Int) -> [Int] {
    var found: [Int] = []
    var element = own
    var segments = 1
    var steps = 0
    while element >= 0, found.count < 4, steps < Self.farthest {
      steps += 1
      if outline.elements[element].segments.count > segments {
        segments = outline.elements[element].segments.count
        found.append(element)
      }
      element = outline.elements[element].parent
    }
    return found
  }

  private static let levels: [BlockFeature] = [.share1, .share2, .share3, .share4]
  private static let elementColumns: [Int] =
    [BlockFeature.tag, .parentTag, .headingLevel, .depth].map(\.rawValue)
    + Array(BlockFeature.share1.rawValue...BlockFeature.alikeProse.rawValue)
    + Array(BlockFeatures.nearStart..<BlockFeatures.width)

  private mutating func copyElement(from: Int, to: Int) {
    for column in Self.elementColumns { features[to, column] = features[from, column] }
  }

  private mutating func fillElement(_ own: Int, _ row: Int, _ total: Int) {
    let element = outline.elements[own]
    features[row, .tag] = Int(element.tag.rawValue)
    features[row, .parentTag] = element.parent < 0 ? -1 : Int(outline.elements[element.parent].tag.rawValue)
    features[row, .headingLevel] = HTMLTags.headingLevel(element.tag) ?? 0
    features[row, .depth] = depths[own]
    let group = Int(likeness.group[own])
    features[row, .alike] = likeness.counts[group]
    features[row, .alikeWords] = alike[group].words / likeness.counts[group]
    features[row, .alikeLinks] = alike[group].linkShare
    features[row, .alikeProse] = alike[group].proseShare
    let around = widening(own)
    for (level, start) in Self.levels.enumerated() {
      let column = start.rawValue
      guard level < around.count else {
        for offset in 0..<6 { features[row, column + offset] = -1 }
        continue
      }
      let outer = outline.elements[around[level]]
      let inside = counts(outer.segments)
      features[row, column] = inside.words * 1000 / total
      features[row, column + 1] = inside.linkShare
      features[row, column + 2] = inside.proseShare
      features[row, column + 3] = outer.segments.count
      features[row, column + 4] = inside.words / outer.segments.count
      features[row, column + 5] = likeness.counts[Int(likeness.group[around[level]])]
    }
    if withHeading[own] >= 0 {
      let range = outline.elements[withHeading[own]].segments
      let inside = counts(range)
      features[row, .headingShare] = inside.words * 1000 / total
      features[row, .headingLinks] = inside.linkShare
      features[row, .headingSegments] = range.count
    } else {
      features[row, .headingShare] = -1
    }
    var ancestor = own
    var steps = 1
    while ancestor >= 0, steps <= Self.farthest {
      var hints = outline.elements[ancestor].own.rawValue
      while hints != 0 {
        let bit = hints.trailingZeroBitCount
        hints &= hints - 1
        let column = Self.columns[bit]
        if column >= 0, features[row, column] == 0 { features[row, column] = steps }
      }
      ancestor = outline.elements[ancestor].parent
      steps += 1
    }
  }

  /// The column of each bit of ``Hints``, or -1.
  private static let columns: [Int] = {
    var columns = Array(repeating: -1, count: 64)
    for (index, named) in Hints.named.enumerated() {
      columns[named.hint.rawValue.trailingZeroBitCount] = BlockFeatures.nearStart + index
    }
    return columns
  }()

  // MARK: Places and neighbours

  private mutating func fillPlaces() {
    let count = outline.segments.count
    let words = max(outline.wordsBefore[count], 1)
    let allProse = max(prose[count], 1)
    let firstHeading = outline.segments.firstIndex { outline.elements[$0.element].tag == .h1 }
    for row in features.segments {
      features[row, .index] = row
      features[row, .fromEnd] = count - row
      features[row, .indexShare] = row * 1000 / count
      features[row, .wordShare] = outline.wordsBefore[row] * 1000 / words
      features[row, .proseShare] = prose[row] * 1000 / allProse
      features[row, .afterFirstHeading] = firstHeading.map { row - $0 } ?? -10_000
      features[row, .afterHeading] = heading < 0 ? -1 : row - heading
      features[row, .wordsAfterHeading] =
        heading < 0 ? -1 : outline.wordsBefore[row] - outline.wordsBefore[heading]
      features[row, .afterTopHeading] = topHeading < 0 ? -1 : row - topHeading
      if heading >= 0 {
        features[row, .lastHeadingLevel] = headingLevel(heading) ?? 0
      }
      if let level = headingLevel(row) {
        heading = row
        if level <= 2 { topHeading = row }
      }
    }
  }

  private func headingLevel(_ segment: Int) -> Int? {
    HTMLTags.headingLevel(outline.elements[outline.segments[segment].element].tag)
  }

  private mutating func fillNeighbours() {
    let count = outline.segments.count
    for row in features.segments {
      let isLast = row + 1 == count
      features[row, .wordsNext] = isLast ? -1 : outline.segments[row + 1].words
      features[row, .linksNext] = isLast ? -1 : counts(row + 1..<row + 2).linkShare
      features[row, .isNextAlike] = !isLast && isAlike(row, row + 1) ? 1 : 0
      let near = counts(max(0, row - 4)..<min(count, row + 5))
      features[row, .proseNear] = near.prose
      features[row, .linksNear] = near.linkShare
      features[row, .wordsNear] = near.words
      let far = counts(max(0, row - 15)..<min(count, row + 16))
      features[row, .proseFar] = far.prose
      features[row, .linksFar] = far.linkShare
    }
  }

  private func isAlike(_ one: Int, _ other: Int) -> Bool {
    likeness.group[outline.segments[one].element] == likeness.group[outline.segments[other].element]
  }

  // MARK: The page

  private mutating func lookAtPage(_ kinds: SchemaKinds) {
    let count = outline.segments.count
    guard count > 0 else { return }
    let all = counts(0..<count)
    func share(_ isMeant: (Segment) -> Bool) -> Int {
      outline.segments.reduce(0) { $0 + (isMeant($1) ? $1.words : 0) } * 1000 / max(all.words, 1)
    }
    func within(_ tags: TagSet) -> Int {
      share { tags.contains(outline.elements[$0.element].tag) }
    }
    page = [
      (.pageSegments, count), (.pageWords, all.words), (.pageProse, all.prose), (.pageLinks, all.linkShare),
      (.pageHeadings, within(HTMLTags.headings)), (.pageParagraphs, within([.p])),
      (.pageItems, within([.li, .dd, .dt])), (.pageCells, within([.td, .th])),
      (.pageComments, share { $0.hints.contains(.comments) }),
      (.pagePrices, outline.segments.count { $0.text.prices > 0 }),
      (.pagePosts, share { $0.hints.contains(.post) }),
      (.pageCopies, texts.group.count { texts.counts[Int($0)] > 1 } * 1000 / count),
      (.pageArticles, outline.elements.count { $0.tag == .article }),
      (.pageForms, outline.elements.count { $0.tag == .form }),
      (.saysProduct, kinds.data.products), (.saysList, kinds.data.lists),
      (.saysArticle, kinds.data.articles), (.saysBusiness, kinds.data.businesses),
      (.saysDiscussion, kinds.data.discussions),
      (.marksProduct, kinds.marks.products), (.marksList, kinds.marks.lists),
      (.marksArticle, kinds.marks.articles), (.marksBusiness, kinds.marks.businesses),
      (.marksDiscussion, kinds.marks.discussions),
      (.openGraph, kinds.openGraph), (.statedDates, kinds.dates),
    ]
  }
}

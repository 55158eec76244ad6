/// What the model that chooses blocks knows of a segment, besides how near each of the hints is.
///
/// All are whole numbers, so that the thresholds of the model are too. Shares are in percent, shares of the page in
/// thousandths; what does not apply is -1.
enum BlockFeature: Int, CaseIterable, Sendable {
  // Its own text.
  case words, wordLength, stops, wordsPerStop, capitalShare, linkShare, firstMark, lastMark, copies,
    titleShare
  // Where it stands in the tree.
  case tag, parentTag, headingLevel, depth
  // What the rules make of it.
  case isInRoot, isChosen, rootShare
  // The elements around it, from the inside: those that hold more segments than the one before.
  case share1, links1, prose1, segments1, length1, alike1
  case share2, links2, prose2, segments2, length2, alike2
  case share3, links3, prose3, segments3, length3, alike3
  case share4, links4, prose4, segments4, length4, alike4
  // The smallest element that holds the first heading too.
  case headingShare, headingLinks, headingSegments
  // All elements of the page with the tag and the class of its own.
  case alike, alikeWords, alikeLinks, alikeProse
  // Its place on the page.
  case index, fromEnd, indexShare, wordShare, proseShare
  case afterFirstHeading, afterTopHeading, afterHeading, wordsAfterHeading, lastHeadingLevel
  // The segment after it, and stretches around it.
  case wordsNext, linksNext, isNextAlike, wordsNear, proseNear, linksNear, proseFar, linksFar
  // The whole page.
  case pageSegments, pageWords, pageProse, pageLinks, pageHeadings, pageParagraphs, pageItems, pageCells
  case pageComments, pagePosts, pagePrices, pageCopies, pageArticles, pageForms
  case saysProduct, saysList, saysArticle, saysBusiness, saysDiscussion
  case marksProduct, marksList, marksArticle, marksBusiness, marksDiscussion
  case openGraph, statedDates
}

/// The features of a page's segments, or of a stretch of them, one row each.
///
/// They are kept column by column, so that the model can look at one feature of many segments at once, and in 16 bits:
/// what is beyond them is so large that it makes no difference.
struct BlockFeatures: Sendable {
  /// Names of the columns: the model names what it looks at by them.
  static let names: [String] =
    BlockFeature.allCases.map { "\($0)" } + Hints.named.map { "near.\($0.name)" }

  static let nearStart = BlockFeature.allCases.count
  static let width = nearStart + Hints.named.count

  /// The segments.
  let segments: Range<Int>
  /// Length of a column: rows without a segment fill it up to a whole number of ``TreeModel/lanes``.
  let height: Int
  /// Column after column.
  private(set) var values: [Int16]

  init(count: Int) { self.init(0..<count) }

  init(_ segments: Range<Int>) {
    self.segments = segments
    height = (segments.count + TreeModel.lanes - 1) / TreeModel.lanes * TreeModel.lanes
    values = Array(repeating: 0, count: height * Self.width)
  }

  var count: Int { segments.count }

  subscript(row: Int, feature: BlockFeature) -> Int {
    get { self[row, feature.rawValue] }
    set { self[row, feature.rawValue] = newValue }
  }

  subscript(row: Int, column: Int) -> Int {
    get { Int(values[column * height + row - segments.lowerBound]) }
    set { values[column * height + row - segments.lowerBound] = Int16(clamping: newValue) }
  }

  /// The values row by row.
  var rows: [Int32] {
    (0..<count).flatMap { row in (0..<Self.width).map { Int32(values[$0 * height + row]) } }
  }
}

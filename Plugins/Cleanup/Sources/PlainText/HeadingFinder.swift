internal import ThreshKit

/// Decides which short lines are headings.
enum HeadingFinder {
  /// Marks the headings among the pieces whose kind is still open.
  static func mark(_ pieces: inout [TextPiece]) {
    let titles = capitalised(pieces)
    let candidates = pieces.indices.map { isCandidate(pieces, $0, documentIsCapitalised: titles) }
    var index = 0
    while index < pieces.endIndex {
      guard candidates[index] else {
        index += 1
        continue
      }
      var end = index + 1
      while end < pieces.endIndex, candidates[end] { end += 1 }
      markRun(&pieces, index..<end)
      index = end
    }
    setLevels(&pieces)
  }

  /// Numbered lines are headings when each stands over text of its own, and items of a list when they follow
  /// each other.
  static func isNumberedHeading(_ pieces: [TextPiece], _ index: Int) -> Bool {
    let piece = pieces[index]
    guard piece.lineCount == 1, piece.shape.isFragment || piece.shape.ending == .question,
      !piece.shape.hasInnerStop,
      !piece.shape.startsLower, piece.shape.words <= 16, index + 1 < pieces.endIndex
    else { return false }
    let next = pieces[index + 1]
    guard next.marker != .number, next.kind != .furniture, next.kind != .heading else { return false }
    return index == 0 || pieces[index - 1].marker != .number || pieces[index - 1].kind == nil
  }

  /// Whether a line that ends in a colon is a label over text ("The bottom line:") and not the start of a sentence.
  static func isLabel(_ shape: LineShape) -> Bool {
    shape.ending == .colon && shape.words <= 4 && !shape.startsLower && !shape.hasInnerStop
      && !leadInWords.contains(shape.lastWord)
  }

  private static let leadInWords: Set<String> = [
    "include", "includes", "including", "are", "is", "be", "by", "to", "for", "with", "of", "in", "on",
    "from", "that",
    "as", "follows", "following", "like", "can", "may", "must", "should", "will", "need", "says", "said",
    "say", "and",
    "or", "also", "these", "this", "you", "found", "recommends", "received", "example", "means",
  ]

  /// First words of a sentence whose full stop is missing; no heading begins with them unless it is a question.
  private static let sentenceStarts: Set<String> = [
    "it", "this", "these", "those", "there", "they", "he", "she", "we", "i", "but", "and", "because",
    "however", "so",
    "then", "that", "its", "their", "according",
  ]

  private static func isCandidate(_ pieces: [TextPiece], _ index: Int, documentIsCapitalised: Bool) -> Bool {
    let piece = pieces[index]
    guard piece.kind == nil, piece.lineCount == 1 else { return false }
    let shape = piece.shape
    if piece.marker == .number { return true }
    guard shape.words <= 18, shape.length <= 120, !shape.startsLower, !shape.hasInnerStop, !shape.isLabelled
    else {
      return false
    }
    switch shape.ending {
    case .none:
      if sentenceStarts.contains(shape.firstWord), shape.style != .title { return false }
      // Among headings written With Capitals a long line in small letters is a sentence without its full stop.
      return !(documentIsCapitalised && shape.style == .sentence && shape.words >= 7)
    case .question:
      if ["but", "and", "so", "or", "did"].contains(shape.firstWord) { return false }
      if !documentIsCapitalised || shape.style != .sentence { return true }
      // "What is meditation?" asks for a section even among capitalised headings; a long question asks the reader.
      return shape.words <= 10 && shape.firstWord != "you"
    case .colon:
      return isLabel(shape) && index + 1 < pieces.endIndex && pieces[index + 1].shape.isSentence
        && pieces[index + 1].isOpen
    case .period, .exclamation, .semicolon, .comma: return false
    }
  }

  /// Whether most short lines of the page capitalise their words.
  private static func capitalised(_ pieces: [TextPiece]) -> Bool {
    let short = pieces.filter { $0.kind == nil && $0.shape.isFragment && $0.shape.words <= 16 }
    let titles = short.count { $0.shape.style == .title }
    return titles >= 3 && titles >= 2 * short.count { $0.shape.style == .sentence }
  }

  /// A run of candidates is a heading with its subheadings when text follows, else a list or a paragraph.
  private static func markRun(_ pieces: inout [TextPiece], _ run: Range<Int>) {
    let follower = run.upperBound < pieces.endIndex ? pieces[run.upperBound] : nil
    let hasText = pieces[run.upperBound...].contains { $0.kind != .furniture && $0.kind != .heading }
    guard follower != nil, hasText else {
      if run.count >= 3 {
        for index in run { pieces[index].kind = .listItem }
      }
      return
    }
    let isStack =
      run.count <= 3 || run.allSatisfy { pieces[$0].marker != nil || pieces[$0].shape.ending == .question }
    let standsApart = run.dropFirst().allSatisfy { pieces[$0].blankBefore }
    if isStack, run.count <= 2 || standsApart {
      for index in run { pieces[index].kind = .heading }
      return
    }
    let last = run.upperBound - 1
    for index in run.dropLast() { pieces[index].kind = .listItem }
    pieces[last].kind = pieces[last].blankBefore ? .heading : .listItem
  }

  /// The first heading, before any text, is the title; numbered ones and labels are below the others.
  private static func setLevels(_ pieces: inout [TextPiece]) {
    var sawText = false
    var sawTitle = false
    var isBelowSection = false
    for index in pieces.indices {
      switch pieces[index].kind {
      case .heading where pieces[index].level == nil:
        if !sawText, !sawTitle, pieces[index].shape.ending != .colon {
          pieces[index].level = 1
        } else {
          let isMinor = pieces[index].marker == .number || pieces[index].shape.ending == .colon
          pieces[index].level = isMinor && isBelowSection ? 3 : 2
          if !isMinor { isBelowSection = true }
        }
        sawTitle = true
      case .heading: sawTitle = true
      case .furniture: break
      default: sawText = true
      }
    }
  }
}

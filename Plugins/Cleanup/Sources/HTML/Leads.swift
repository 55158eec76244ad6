internal import ThreshMarkup

/// Segments that what follows stands under though no heading says so: the summary of `details`, and questions that are
/// marked as such.
struct Leads {
  /// For each such segment the node at which what it leads ends.
  private var ends: [Int: Int] = [:]

  /// A longer text is no question but a story.
  private static let longest = 60
  /// How far up the meaning of a segment is looked for.
  private static let farthest = 200

  /// - Parameters:
  ///   - questions: the questions that the page's JSON-LD states, as ``TitleReader/key(_:)``.
  ///   - names: elements with `itemprop="name"`.
  init(_ tree: MarkupTree, _ content: MainContent, questions: Set<String>, names: [Int]) {
    let outline = content.outline
    var found: Set<Int> = []
    for element in outline.elements where element.tag == .summary && !element.segments.isEmpty {
      found.insert(element.segments.lowerBound)
    }
    for name in names where Self.isNameOfQuestion(name, tree) {
      if let index = outline.segment(from: name), outline.segments[index].nodes.upperBound <= tree.end(name) {
        found.insert(index)
      }
    }
    found.formUnion(Self.stated(questions, content, tree))
    found.formUnion(Self.asked(content, tree))
    let leads = found.filter { outline.segments[$0].words <= Self.longest }.sorted()
    for (place, index) in leads.enumerated() {
      let next = place + 1 < leads.count ? outline.segments[leads[place + 1]].nodes.lowerBound : tree.count
      ends[index] = min(next, Self.end(ofWhat: index, outline, tree))
    }
  }

  /// The node at which what a segment leads ends; nil when it leads nothing.
  func end(ofSegment index: Int) -> Int? { ends.isEmpty ? nil : ends[index] }

  /// Adds to the chosen segments the questions whose answers are chosen.
  func add(to content: inout MainContent) {
    let segments = content.outline.segments
    for (index, end) in ends where !content.chosen[index] && !content.removed[index] {
      var next = index + 1
      while next < segments.count, segments[next].nodes.lowerBound < end, !content.chosen[next] { next += 1 }
      if next < segments.count, segments[next].nodes.lowerBound < end { content.chosen[index] = true }
    }
  }

  /// Where the questions that JSON-LD states stand. A list of contents has them too, before.
  private static func stated(_ questions: Set<String>, _ content: MainContent, _ tree: MarkupTree) -> [Int] {
    guard !questions.isEmpty else { return [] }
    var found: [String: Int] = [:]
    for (index, segment) in content.outline.segments.enumerated() where segment.words <= longest {
      let key = TitleReader.key(String(decoding: BlockWriter.words(of: segment, tree), as: UTF8.self))
      guard questions.contains(key) else { continue }
      if let earlier = found[key], content.chosen[earlier], !content.chosen[index] { continue }
      found[key] = index
    }
    return Array(found.values)
  }

  /// Questions that begin with "Q:" and are followed by "A:", when there are several.
  private static func asked(_ content: MainContent, _ tree: MarkupTree) -> [Int] {
    let segments = content.outline.segments
    func begins(_ index: Int, with letter: UInt8, _ word: String) -> Bool {
      guard index < segments.count, segments[index].text.first == letter else { return false }
      let words = String(decoding: BlockWriter.words(of: segments[index], tree), as: UTF8.self)
      let rest = words.hasPrefix(word) ? words.dropFirst(word.count) : words.dropFirst()
      return rest.drop { $0.isNumber || $0 == " " }.first.map { ":.".contains($0) } ?? false
    }
    let found = segments.indices.filter { index in
      content.chosen[index] && begins(index, with: UInt8(ascii: "Q"), "Question")
        && begins(index + 1, with: UInt8(ascii: "A"), "Answer")
    }
    return found.count > 1 ? found : []
  }

  /// The end of the innermost element that holds more than the segment itself.
  private static func end(ofWhat index: Int, _ outline: Outline, _ tree: MarkupTree) -> Int {
    var element = outline.segments[index].element
    var steps = 0
    while element >= 0, steps < farthest, outline.elements[element].segments.upperBound <= index + 1,
      outline.elements[element].tag != .details
    {
      element = outline.elements[element].parent
      steps += 1
    }
    return element < 0 ? tree.count : tree.end(outline.elements[element].node)
  }

  private static func isNameOfQuestion(_ node: Int, _ tree: MarkupTree) -> Bool {
    var around = tree.parent(node)
    var steps = 0
    while around > 0, steps < farthest, tree.attributeRange(around, .itemtype) == nil {
      around = tree.parent(around)
      steps += 1
    }
    return around > 0 && tree.attributeString(around, .itemtype)?.hasSuffix("/Question") == true
  }
}

extension Outline {
  /// The first segment that begins at or after a node.
  func segment(from node: Int) -> Int? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].nodes.lowerBound < node { low = middle + 1 } else { high = middle }
    }
    return low < segments.count ? low : nil
  }
}

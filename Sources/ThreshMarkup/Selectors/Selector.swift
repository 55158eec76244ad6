public import ThreshKit

/// A CSS selector: which elements of a tree are meant.
///
/// Understood are element names (read in lower case), `*`, `#id`, `.class`, `[name]`, `[name=value]` (also `~=`, `^=`, `$=`, `*=`),
/// `:not(…)` around one compound, `:first-child`, descendants (a space), children (`>`), and lists (a comma).
public struct Selector: Sendable, Hashable {
  /// The selector as it was written.
  public let source: String
  let alternatives: [Complex]

  /// Compounds from right to left, each with how it relates to the one on its right.
  struct Complex: Sendable, Hashable {
    var subject: Compound
    var ancestors: [Ancestor] = []
  }

  /// A compound that holds for the parent, or for any ancestor.
  struct Ancestor: Sendable, Hashable {
    var isParent: Bool
    var compound: Compound
  }

  /// Conditions that one element meets together.
  struct Compound: Sendable, Hashable {
    var conditions: [Condition] = []
  }

  indirect enum Condition: Sendable, Hashable {
    case tag(String)
    case has(String)
    case value(String, Comparison, [UInt8])
    case firstChild
    case not(Compound)
  }

  enum Comparison: Sendable, Hashable { case equal, word, prefix, suffix, part }

  /// Reads a selector.
  ///
  /// - Throws: what is wrong with it, and in which column.
  public init(_ source: String) throws(ConfigurationError) {
    self.source = source
    var parser = SelectorParser(source)
    alternatives = try parser.list()
  }

  /// Whether `node` of `tree` is one of the elements that are meant.
  public func matches(_ node: Int, in tree: MarkupTree) -> Bool {
    alternatives.contains { Self.matches($0, node, tree) }
  }

  /// All elements inside `root` that are meant, in document order.
  public func all(in tree: MarkupTree, below root: Int = 0) -> [Int] {
    tree.descendants(of: root).filter { matches($0, in: tree) }
  }

  private static func matches(_ complex: Complex, _ node: Int, _ tree: MarkupTree) -> Bool {
    guard complex.subject.matches(node, tree) else { return false }
    return climb(complex.ancestors[...], from: node, tree)
  }

  /// Whether the rest of a selector holds above `node`. Its depth is that of the selector, not of the page.
  private static func climb(
    _ rest: ArraySlice<Ancestor>, from node: Int, _ tree: MarkupTree
  ) -> Bool {
    guard let step = rest.first else { return true }
    var ancestor = tree.parent(node)
    while ancestor > 0 {
      if step.compound.matches(ancestor, tree), climb(rest.dropFirst(), from: ancestor, tree) { return true }
      if step.isParent { return false }
      ancestor = tree.parent(ancestor)
    }
    return false
  }
}

extension Selector.Compound {
  func matches(_ node: Int, _ tree: MarkupTree) -> Bool {
    tree.kind(node) == .element && conditions.allSatisfy { $0.matches(node, tree) }
  }
}

extension Selector.Condition {
  func matches(_ node: Int, _ tree: MarkupTree) -> Bool {
    switch self {
    case .tag(let name): return tree.tag(named: name) == tree.tag(node)
    case .has(let name): return tree.attribute(node, name) != nil
    case .firstChild:
      var sibling = tree.parent(node) + 1
      while sibling < node, tree.kind(sibling) != .element { sibling = tree.end(sibling) }
      return sibling == node
    case .not(let compound): return !compound.matches(node, tree)
    case .value(let name, let comparison, let value):
      guard let found = tree.attribute(node, name) else { return false }
      switch comparison {
      case .equal: return found.elementsEqual(value)
      case .word: return value.withUnsafeBufferPointer { ASCII.hasWord($0, in: found) }
      // An empty part is in no value, says the standard.
      case .prefix: return !value.isEmpty && found.starts(with: value)
      case .suffix: return !value.isEmpty && found.reversed().starts(with: value.reversed())
      case .part:
        guard !value.isEmpty, found.count >= value.count else { return false }
        return (found.startIndex...found.endIndex - value.count)
          .contains { found[$0...].starts(with: value) }
      }
    }
  }
}

internal import ThreshKit
internal import ThreshMarkup

/// Where the parts of a JATS (or older NLM) article are in its tree.
struct JATSArticle {
  let tree: MarkupTree
  /// The `article` element; the first one where a file holds a set.
  let root: Int
  let meta: Int?
  let body: Int?
  let back: Int?
  let floats: Int?

  /// Throws `not-jats` when there is no `article`.
  init(_ tree: MarkupTree) throws(RecordError) {
    guard let root = tree.first(.article) else {
      throw RecordError("not-jats", "the document has no article element")
    }
    self.tree = tree
    self.root = root
    func child(_ tag: Tag, of n: Int?) -> Int? {
      n.flatMap { n in tree.children(of: n).first { tree.tag($0) == tag } }
    }
    meta = child(.articleMeta, of: child(.front, of: root))
    body = child(.body, of: root)
    back = child(.back, of: root)
    // The older NLM format has another name for it.
    floats = child(.floatsGroup, of: root) ?? child(.floatsWrap, of: root)
  }

  func children(_ tag: Tag, of n: Int?) -> [Int] {
    guard let n else { return [] }
    return tree.children(of: n).filter { tree.tag($0) == tag }
  }

  func child(_ tag: Tag, of n: Int?) -> Int? {
    guard let n else { return nil }
    return tree.children(of: n).first { tree.tag($0) == tag }
  }

  /// All elements called `tag` inside `n` that are not inside a `sub-article` or `response` below it.
  func all(_ tag: Tag, in n: Int) -> [Int] {
    var found: [Int] = []
    var node = n + 1
    let end = tree.end(n)
    while node < end {
      let name = tree.tag(node)
      if name == .subArticle || name == .response {
        node = tree.end(node)
        continue
      }
      if name == tag { found.append(node) }
      node += 1
    }
    return found
  }

  /// The text of the first child called `tag`; nil when there is none or it is empty.
  func text(_ tag: Tag, of n: Int?) -> String? {
    child(tag, of: n).flatMap { node in
      let text = tree.text(of: node)
      return text.isEmpty ? nil : text
    }
  }

  /// The value of the first identifier of one kind (`doi`, `pmid`) among the children of `n`.
  func identifier(_ kind: String, _ tag: Tag, of n: Int?) -> String? {
    children(tag, of: n).first { tree.attributeString($0, .pubIdType) == kind }.flatMap { node in
      let text = tree.text(of: node)
      return text.isEmpty ? nil : text
    }
  }
}

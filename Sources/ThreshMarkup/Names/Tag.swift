/// An element's name as a small number: equal tags of one tree have equal names.
///
/// Elements of HTML and JATS have constants (`Tag.div`, `Tag.articleTitle`) that hold in every tree. Other
/// names get a number of their tree only; ask ``MarkupTree/tag(named:)``.
public struct Tag: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What nodes have that are not elements.
  @inlinable public static var none: Self { Self(rawValue: 0) }

  static let known = NameTable(names: htmlNames + " " + jatsNames)
}

/// An attribute's name as a small number; works as ``Tag`` does.
public struct AttributeName: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  static let known = NameTable(names: knownNames)
}

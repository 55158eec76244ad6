internal import ThreshKit

/// Finds expectations that no table could ever meet: unknown columns, words that a column does not have.
struct ExpectationCheck {
  /// Dotted place in the file, for messages.
  let key: String

  /// What the member called `name` of an object is; nil after saying that there is none.
  func member(
    _ name: String, of type: ColumnType, in what: String, at mark: ConfigNode.Mark, _ mistakes: inout Mistakes
  ) -> ColumnType? {
    switch type {
    case .object(let fields):
      if let field = fields.first(where: { $0.name == name }) { return field.type }
      let known = fields.map(\.name)
      mistakes.add(
        "\(what) has no column '\(name)'", at: mark, key: key,
        expected: "one of " + known.joined(separator: ", "), nearest: NearestName.of(name, among: known))
      return nil
    case .list(let item) where Int(name) != nil: return item
    case .anyObject: return .anyObject
    default:
      mistakes.add(
        "'\(name)' is not a part of \(Self.text(type))", at: mark, key: key, expected: "the cell without it")
      return nil
    }
  }

  /// Whether a value of `type` could be as `expected` says.
  ///
  /// - Parameter isNullable: a cell may be empty; a count may not.
  func check(
    _ expected: ConfigNode, _ type: ColumnType, isNullable: Bool = true, _ mistakes: inout Mistakes
  ) {
    if expected.isNull {
      if !isNullable { isWrong(expected, type, &mistakes) }
      return
    }
    switch (expected.value, type) {
    case (_, .anyObject): break
    case (.mapping(let members), .object) where !Comparison.isComparison(expected):
      for member in members {
        guard let inner = self.member(member.name, of: type, in: "this object", at: member.key, &mistakes)
        else { continue }
        check(member.value, inner, &mistakes)
      }
    case (.mapping(let members), _):
      for member in members { check(comparison: member, &mistakes) }
    case (.list(let items), .list(let item)):
      for node in items { check(node, item, &mistakes) }
    case (.scalar(let text, _), .choice(let words)):
      if !words.contains(text) {
        mistakes.add(
          "no cell of this column is ever '\(text)'", at: expected.mark, key: key,
          expected: "one of " + words.joined(separator: ", "), nearest: NearestName.of(text, among: words))
      }
    case (.scalar(let text, let style), .integer), (.scalar(let text, let style), .number):
      if style == .quoted || Double(text) == nil { isWrong(expected, type, &mistakes) }
    case (.scalar(let text, _), .flag):
      if !["true", "false"].contains(text) { isWrong(expected, type, &mistakes) }
    case (.scalar, .text): break
    default: isWrong(expected, type, &mistakes)
    }
  }

  private func check(comparison: ConfigNode.Member, _ mistakes: inout Mistakes) {
    let value = comparison.value
    switch comparison.name {
    case "contains", "lacks": break
    case "at_least", "at_most":
      if value.text.flatMap({ Double($0) }) == nil { isWrong(value, .number, &mistakes) }
    case "stated":
      if !["true", "false"].contains(value.text) { isWrong(value, .flag, &mistakes) }
    default:
      mistakes.add(
        "unknown comparison '\(comparison.name)'", at: comparison.key, key: key,
        expected: "one of " + Comparison.words.joined(separator: ", "),
        nearest: NearestName.of(comparison.name, among: Comparison.words))
    }
  }

  private func isWrong(_ node: ConfigNode, _ type: ColumnType, _ mistakes: inout Mistakes) {
    mistakes.add(
      "found \(node.found)", at: node.mark, key: key,
      expected: Self.text(type) + ", or a comparison such as { \(Self.example(type)) }")
  }

  private static func text(_ type: ColumnType) -> String {
    switch type {
    case .text: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .flag: "true or false"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .list: "a list"
    case .object, .anyObject: "a mapping"
    }
  }

  private static func example(_ type: ColumnType) -> String {
    switch type {
    case .integer, .number: "at_least: 2"
    case .flag, .object, .anyObject: "stated: true"
    default: "contains: words"
    }
  }
}

internal import ThreshKit

/// The members of a mapping whose keys are known.
struct MappingReader {
  let mark: ConfigNode.Mark
  /// Dotted place in the file, such as `stages[2]`; empty at the top.
  let place: String
  private var members: [String: ConfigNode.Member] = [:]

  /// Reads `node`; unknown and missing keys are added to `mistakes`. Nil when it is not a mapping.
  ///
  /// A misspelt key is read as the one that was meant, so that what stands behind it is checked too.
  init?(
    _ node: ConfigNode, place: String, known: [String], required: [String] = [], what: String,
    _ mistakes: inout Mistakes
  ) {
    guard case .mapping(let list) = node.value else {
      mistakes.add(
        "found \(node.kindName)", at: node.mark, key: place.isEmpty ? nil : place,
        expected: "\(what): a mapping with the keys \(known.joined(separator: ", "))")
      return nil
    }
    mark = node.mark
    self.place = place
    let names = Set(list.map(\.name))
    for member in list {
      if known.contains(member.name) {
        members[member.name] = member
      } else {
        let nearest = NearestName.of(member.name, among: known)
        mistakes.add(
          "unknown key '\(member.name)'", at: member.key, key: key(member.name),
          expected: "one of " + known.joined(separator: ", "), nearest: nearest)
        if let nearest, !names.contains(nearest), members[nearest] == nil { members[nearest] = member }
      }
    }
    for name in required where members[name] == nil {
      mistakes.add(
        "the key '\(name)' is missing", at: mark, key: key(name), expected: "\(what) with '\(name)'")
    }
  }

  subscript(name: String) -> ConfigNode.Member? { members[name] }

  /// The values of all members whose keys are known.
  var values: [String: ConfigNode] { members.mapValues(\.value) }

  /// The dotted name of a member.
  func key(_ name: String) -> String { place.isEmpty ? name : place + "." + name }

  /// The text of a member, exactly as written; a mistake is added when it is something else.
  func text(_ name: String, _ mistakes: inout Mistakes) -> String? {
    guard let member = members[name] else { return nil }
    if let text = member.value.text, !text.isEmpty { return text }
    mistakes.add(
      "found \(member.value.text == "" ? "empty text" : member.value.kindName)", at: member.value.mark,
      key: key(name), expected: "text for '\(name)'")
    return nil
  }

  /// The items of a list; a mistake is added when it is something else.
  func list(_ name: String, of what: String, _ mistakes: inout Mistakes) -> [ConfigNode]? {
    guard let member = members[name] else { return nil }
    if case .list(let items) = member.value.value { return items }
    mistakes.add(
      "found \(member.value.kindName)", at: member.value.mark, key: key(name), expected: "a list of \(what)")
    return nil
  }
}

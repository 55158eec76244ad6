internal import ThreshKit
internal import ThreshMarkup

/// The schema.org objects of a page's JSON-LD scripts, nested ones and those of graphs included.
struct JSONLD {
  /// One object, with its types in lower case and without a name space.
  struct Item {
    var types: [String]
    var value: JSONValue
    /// How many objects it is nested in, graphs and lists not counted.
    var depth: Int
    /// Whether it is not part of another object, such as a comment or an entry of a list.
    var isMain: Bool

    /// Whether one of its types ends with one of `names`: `NewsArticle` is an `article`.
    func isA(_ names: String...) -> Bool {
      types.contains { type in names.contains { type.hasSuffix($0) } }
    }
  }

  private(set) var items: [Item] = []
  private var byID: [String: JSONValue] = [:]

  init(_ scripts: [ArraySlice<UInt8>]) {
    for script in scripts {
      for value in LenientJSON.values(in: script) { collect(value, depth: 0, isMain: true) }
    }
  }

  private mutating func collect(_ value: JSONValue, depth: Int, isMain: Bool) {
    switch value {
    case .array(let values): for value in values { collect(value, depth: depth, isMain: isMain) }
    case .object(let members):
      let types = (value["@type"].map(Self.strings) ?? []).map { type in
        type.split { $0 == "/" || $0 == "#" || $0 == ":" }.last.map { $0.lowercased() } ?? ""
      }
      if !types.isEmpty {
        items.append(Item(types: types, value: value, depth: depth, isMain: isMain))
        if case .string(let id) = value["@id"], members.count > 2 { byID[id] = value }
      }
      for member in members where member.name != "@type" {
        let isSame =
          member.name == "@graph" || (Self.mains.contains(member.name) && !types.contains("faqpage"))
        collect(
          member.value, depth: member.name == "@graph" ? depth : depth + 1, isMain: isMain && isSame)
      }
    default: break
    }
  }

  /// Members that lead to what a page is about.
  private static let mains: Set<String> = ["mainEntity", "mainEntityOfPage"]

  /// The texts of a value that may be one text or a list of them.
  static func strings(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let values): values.flatMap(strings)
    case .object: value["@value"].map(strings) ?? []
    default: []
    }
  }

  /// Names of people or organisations: texts, objects with a name, and references to objects of the page.
  func names(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): return [text]
    case .array(let values): return values.flatMap(names)
    case .object:
      if let name = value["name"] { return Self.strings(name) }
      if case .string(let id) = value["@id"], let target = byID[id], let name = target["name"] {
        return Self.strings(name)
      }
      return []
    default: return []
    }
  }
}

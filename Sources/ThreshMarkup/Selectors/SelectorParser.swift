internal import ThreshKit

/// Reads the text of a ``Selector``.
struct SelectorParser {
  private let text: [UInt8]
  private var at = 0
  private let source: String

  init(_ source: String) {
    self.source = source
    text = Array(source.utf8)
  }

  private var current: UInt8 { at < text.count ? text[at] : 0 }

  private mutating func skipSpace() {
    while at < text.count, ASCII.isSpace(text[at]) { at += 1 }
  }

  private func error(_ expected: String) -> ConfigurationError {
    ConfigurationError("the selector '\(source)' cannot be read", column: at + 1, expected: expected)
  }

  mutating func list() throws(ConfigurationError) -> [Selector.Complex] {
    var list = [try complex()]
    while current == 0x2C {
      at += 1
      list.append(try complex())
    }
    if at < text.count { throw error("a comma or the end") }
    return list
  }

  private mutating func complex() throws(ConfigurationError) -> Selector.Complex {
    skipSpace()
    var result = Selector.Complex(subject: try compound())
    while true {
      let before = at
      skipSpace()
      if at == text.count || current == 0x2C { return result }
      let isParent = current == 0x3E
      if isParent {
        at += 1
        skipSpace()
      } else if at == before {
        throw error("a space, '>' or a comma")
      }
      result.ancestors.insert(.init(isParent: isParent, compound: result.subject), at: 0)
      result.subject = try compound()
    }
  }

  private mutating func compound(insideNot: Bool = false) throws(ConfigurationError) -> Selector.Compound {
    var conditions: [Selector.Condition] = []
    let start = at
    if current == 0x2A {
      at += 1
    } else if isNameByte(current) {
      conditions.append(.tag(name().lowercased()))
    }
    loop: while true {
      switch current {
      case 0x23:
        at += 1
        conditions.append(.value("id", .equal, Array(try requiredName().utf8)))
      case 0x2E:
        at += 1
        conditions.append(.value("class", .word, Array(try requiredName().utf8)))
      case 0x5B: conditions.append(try attribute())
      case 0x3A: conditions.append(try pseudoClass(insideNot: insideNot))
      default: break loop
      }
    }
    if at == start { throw error("an element's name, '*', '#', '.', '[' or ':'") }
    return Selector.Compound(conditions: conditions)
  }

  private mutating func pseudoClass(insideNot: Bool) throws(ConfigurationError) -> Selector.Condition {
    at += 1
    switch name() {
    case "first-child": return .firstChild
    case "not" where current == 0x28 && !insideNot:
      at += 1
      skipSpace()
      let inner = try compound(insideNot: true)
      skipSpace()
      guard current == 0x29 else { throw error("')'") }
      at += 1
      return .not(inner)
    default: throw error("':first-child' or ':not(…)'")
    }
  }

  private mutating func attribute() throws(ConfigurationError) -> Selector.Condition {
    at += 1
    skipSpace()
    let name = try requiredName()
    skipSpace()
    if current == 0x5D {
      at += 1
      return .has(name)
    }
    let comparison: Selector.Comparison
    switch current {
    case 0x3D: comparison = .equal
    case 0x7E: comparison = .word
    case 0x5E: comparison = .prefix
    case 0x24: comparison = .suffix
    case 0x2A: comparison = .part
    default: throw error("']' or '='")
    }
    if comparison != .equal { at += 1 }
    guard current == 0x3D else { throw error("'='") }
    at += 1
    skipSpace()
    let value = try value()
    skipSpace()
    guard current == 0x5D else { throw error("']'") }
    at += 1
    return .value(name, comparison, value)
  }

  private mutating func value() throws(ConfigurationError) -> [UInt8] {
    guard current == 0x22 || current == 0x27 else { return Array(try requiredName().utf8) }
    let quote = current
    at += 1
    guard let end = text[at...].firstIndex(of: quote) else { throw error("a closing quote") }
    defer { at = end + 1 }
    return Array(text[at..<end])
  }

  private mutating func requiredName() throws(ConfigurationError) -> String {
    let name = name()
    if name.isEmpty { throw error("a name") }
    return name
  }

  /// A name; `\` before a character takes away what it would mean, as in `xlink\:href`.
  private mutating func name() -> String {
    var bytes: [UInt8] = []
    while at < text.count {
      if text[at] == 0x5C, at + 1 < text.count {
        at += 1
      } else if !isNameByte(text[at]) {
        break
      }
      bytes.append(text[at])
      at += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == 0x2D || byte == 0x5F || byte == 0x5C
      || byte >= 0x80
  }
}

/// Names of characters and what they stand for.
struct EntityTable: Sendable {
  private var names = NameTable(names: "")
  private var first: [UInt32] = [0]
  private var second: [UInt32] = [0]
  private var needsNoSemicolon: [Bool] = [false]

  /// The named character references of HTML.
  static let html = EntityTable(htmlNames, withoutSemicolon: htmlNamesWithoutSemicolon)

  /// The longest name that counts without a semicolon.
  static let longestWithoutSemicolon = 6

  private init(_ entries: StaticString, withoutSemicolon: StaticString) {
    Self.eachWord(of: entries) { word in
      guard let equals = word.firstIndex(of: 0x3D) else { return }
      _ = names.intern(UnsafeBufferPointer(rebasing: word[..<equals]))
      var values: [UInt32] = [0]
      for byte in word[(equals + 1)...] {
        if byte == 0x2C {
          values.append(0)
        } else {
          let digit = byte < 0x3A ? byte - 0x30 : byte - 0x37
          values[values.count - 1] = values[values.count - 1] << 4 | UInt32(digit)
        }
      }
      first.append(values[0])
      second.append(values.count > 1 ? values[1] : 0)
      needsNoSemicolon.append(false)
    }
    Self.eachWord(of: withoutSemicolon) { needsNoSemicolon[Int(names.number(of: $0))] = true }
  }

  /// What `name` (without `&` and `;`) stands for: one or two scalars, the second 0 if there is one.
  func scalars(of name: UnsafeBufferPointer<UInt8>) -> (UInt32, UInt32)? {
    let number = Int(names.number(of: name))
    return number == 0 ? nil : (first[number], second[number])
  }

  /// The same for a name that no semicolon follows.
  func scalarsWithoutSemicolon(of name: UnsafeBufferPointer<UInt8>) -> (UInt32, UInt32)? {
    let number = Int(names.number(of: name))
    return needsNoSemicolon[number] ? (first[number], second[number]) : nil
  }

  private static func eachWord(of text: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    text.withUTF8Buffer { text in
      for word in text.split(whereSeparator: ASCII.isSpace) { body(UnsafeBufferPointer(rebasing: word)) }
    }
  }
}

/// Character references by name, put in place before libxml2 sees the document, so that it never has an
/// entity to look up. CDATA sections, comments, processing instructions and the DOCTYPE stay untouched.
struct XMLSource {
  private(set) var bytes: [UInt8] = []
  private(set) var remarks: [String] = []

  static func prepare(_ xml: [UInt8]) -> XMLSource {
    var source = XMLSource()
    var names: [(name: String, count: Int)] = []
    xml.withUnsafeBufferPointer { source.rewrite($0, &names) }
    source.remarks = names.map {
      "the reference &\($0.name); is not declared; read as HTML defines it, or left as written (\($0.count) times)"
    }
    return source
  }

  private mutating func rewrite(
    _ input: UnsafeBufferPointer<UInt8>, _ names: inout [(name: String, count: Int)]
  ) {
    bytes.reserveCapacity(input.count + 64)
    // XML allows nothing before its declaration; files have line ends there all the same.
    var copied = input.firstIndex { !ASCII.isSpace($0) } ?? input.count
    var at = copied
    while at < input.count {
      if input[at] == 0x3C {
        at = skipMarkup(input, at)
        continue
      }
      guard input[at] == 0x26, let end = nameEnd(input, at + 1) else {
        at += 1
        continue
      }
      let name = UnsafeBufferPointer(rebasing: input[at + 1..<end])
      guard !Self.predefined.contains(where: { name.elementsEqual($0.utf8) }) else {
        at = end
        continue
      }
      bytes.append(contentsOf: input[copied..<at])
      if let scalars = EntityTable.html.scalars(of: name) {
        UTF8Writer.append(scalars.0, to: &bytes)
        if scalars.1 != 0 { UTF8Writer.append(scalars.1, to: &bytes) }
      } else {
        bytes.append(contentsOf: "&amp;".utf8)
        bytes.append(contentsOf: input[at + 1...end])
      }
      note(String(decoding: name, as: UTF8.self), &names)
      at = end + 1
      copied = at
    }
    bytes.append(contentsOf: input[copied...])
  }

  private static let predefined = ["amp", "lt", "gt", "quot", "apos"]

  private func note(_ name: String, _ names: inout [(name: String, count: Int)]) {
    if let known = names.firstIndex(where: { $0.name == name }) {
      names[known].count += 1
    } else if names.count < 20 {
      names.append((name, 1))
    }
  }

  /// The place of the `;` after a name that starts at `start`; nil when this is no reference by name.
  private func nameEnd(_ input: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard start < input.count, ASCII.isLetter(input[start]) else { return nil }
    var end = start
    while end < input.count, end - start < 64,
      ASCII.isLetter(input[end]) || ASCII.isDigit(input[end]) || input[end] == 0x2E || input[end] == 0x2D
        || input[end] == 0x5F
    {
      end += 1
    }
    return end < input.count && input[end] == 0x3B ? end : nil
  }

  /// The place to go on from after a `<`: past the whole of what must not be changed, else past the `<`.
  private func skipMarkup(_ input: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    for (opening, closing) in Self.untouched where ByteSearch.has(opening, in: input, at: at) {
      return ByteSearch.find(closing, in: input, from: at + opening.utf8CodeUnitCount)
        .map { $0 + closing.utf8CodeUnitCount } ?? input.count
    }
    return ByteSearch.has("<!DOCTYPE", in: input, at: at) ? doctypeEnd(input, at) : at + 1
  }

  private static let untouched: [(StaticString, StaticString)] = [
    ("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"),
  ]

  /// Past the `>` that ends a DOCTYPE, its internal subset and quoted strings skipped.
  private func doctypeEnd(_ input: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start
    var quote: UInt8 = 0
    var subset = false
    while at < input.count {
      let byte = input[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x5B {
        subset = true
      } else if byte == 0x5D {
        subset = false
      } else if byte == 0x3E, !subset {
        return at + 1
      }
      at += 1
    }
    return at
  }
}

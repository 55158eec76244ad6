/// A page's markup made such that libxml2 reads it as a browser would.
///
/// libxml2 knows HTML 4. What it would misread is put right here, in one pass over the bytes, before it sees
/// them: character references are resolved, the content of scripts, drawings and the like is left out,
/// attributes are taken out (see ``HTMLAttributes``), and end tags are balanced. Nesting is cut at
/// ``depthLimit``, so that no page can make it slow. Text is never lost by any of this.
struct HTMLSource {
  let input: UnsafeBufferPointer<UInt8>
  var output: [UInt8] = []
  var attributes = HTMLAttributes()
  /// Input before this place is in `output`, or left out on purpose.
  var copied = 0
  /// Elements that are open, outermost first.
  var open: [Tag] = []

  /// Where the `noscript` that is open ends, whatever is open inside it; 0 outside.
  var noscriptEnd = 0

  /// Elements that were found to have no end; not to be searched for again.
  var endless = TagSet()

  /// How deep elements may lie in each other. Start tags beyond it are left out; their content stays.
  static let depthLimit = 512

  /// `html` rewritten, and the attributes of its tags. The markup is empty only if `html` has no content.
  static func prepare(_ html: [UInt8]) -> (markup: [UInt8], attributes: HTMLAttributes) {
    // To libxml2 a form feed is no white space.
    let html =
      html.withUnsafeBufferPointer { ByteSearch.find(0x0C, in: $0, from: 0) } == nil
      ? html : html.map { $0 == 0x0C ? 0x20 : $0 }
    return html.withUnsafeBufferPointer { input in
      var source = HTMLSource(input: input)
      source.rewrite()
      return (source.output, source.attributes)
    }
  }

  private init(input: UnsafeBufferPointer<UInt8>) {
    self.input = input
    output.reserveCapacity(input.count / 2 + 256)
    attributes.values.reserveCapacity(input.count)
    open.reserveCapacity(Self.depthLimit)
  }

  private mutating func rewrite() {
    var at = 0
    while at < input.count {
      switch input[at] {
      case 0x3C: at = markup(at)
      case 0x26: at = reference(at)
      default: at += 1
      }
    }
    flush(to: input.count)
  }

  /// Copies the input up to `place` that has not been dealt with.
  mutating func flush(to place: Int) {
    if copied < place { output.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<place])) }
    copied = max(copied, place)
  }

  /// Leaves out the input from `start` to `end`.
  mutating func drop(from start: Int, to end: Int) {
    flush(to: start)
    copied = max(copied, end)
  }

  mutating func write(_ text: StaticString) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Deals with the `<` at `at`; returns the place to go on from.
  private mutating func markup(_ at: Int) -> Int {
    let next = at + 1 < input.count ? input[at + 1] : 0
    if ASCII.isLetter(next) { return startTag(at) }
    switch next {
    case 0x2F where at + 2 < input.count && ASCII.isLetter(input[at + 2]): return endTag(at)
    case 0x21: return declaration(at)
    case 0x2F, 0x3F:
      // `</3>`, `<?xml ?>`: comments to a browser.
      guard let end = ByteSearch.find(0x3E, in: input, from: at) else { break }
      drop(from: at, to: end + 1)
      return end + 1
    default: break
    }
    flush(to: at)
    write("&lt;")
    copied = at + 1
    return at + 1
  }

  /// Deals with `<!`: a comment stays, a DOCTYPE and anything else goes.
  private mutating func declaration(_ at: Int) -> Int {
    if let end = HTMLScanner.commentEnd(input, at) {
      if at < noscriptEnd, end > noscriptEnd {
        drop(from: at, to: noscriptEnd)
        return noscriptEnd
      }
      let isUsual = end - at >= 7 && input[end - 3] == 0x2D && ByteSearch.has("-->", in: input, at: end - 3)
      if !isUsual { drop(from: at, to: end) }
      return end
    }
    if ByteSearch.has("<![CDATA[", in: input, at: at), open.contains(.math) {
      let end = ByteSearch.find("]]>", in: input, from: at)
      drop(from: at, to: at + 9)
      text(at + 9..<(end ?? input.count), references: false)
      drop(from: end ?? input.count, to: end.map { $0 + 3 } ?? input.count)
      return copied
    }
    let end = ByteSearch.find(0x3E, in: input, from: at).map { $0 + 1 } ?? input.count
    drop(from: at, to: end)
    return end
  }

  /// Writes `range` as text, tags as characters, and with `references` those resolved.
  mutating func text(_ range: Range<Int>, references: Bool) {
    var at = range.lowerBound
    while at < range.upperBound {
      switch input[at] {
      case 0x26 where references: at = reference(at)
      case 0x26, 0x3C:
        flush(to: at)
        if input[at] == 0x26 { write("&amp;") } else { write("&lt;") }
        at += 1
        copied = at
      default: at += 1
      }
    }
    flush(to: range.upperBound)
  }

  /// Deals with the `&` at `at` in a text; returns the place to go on from.
  private mutating func reference(_ at: Int) -> Int {
    flush(to: at)
    guard let reference = CharacterReference(input, at: at, inAttribute: false) else {
      write("&amp;")
      copied = at + 1
      return at + 1
    }
    write(scalar: reference.first)
    if reference.second != 0 { write(scalar: reference.second) }
    copied = at + reference.length
    return copied
  }

  /// Writes a character that is content, whatever it is.
  private mutating func write(scalar: UInt32) {
    switch Self.whiteSpaceEvened(scalar) {
    case 0x26: write("&amp;")
    case 0x3C: write("&lt;")
    case 0x3E: write("&gt;")
    case 0x22: write("&quot;")
    case 0x27: write("&#39;")
    case 0x20: write("&#32;")
    case 0x09: write("&#9;")
    case 0x0A: write("&#10;")
    default: UTF8Writer.append(scalar, to: &output)
    }
  }

  /// A line feed for a carriage return, a space for a form feed; any other character as it is.
  static func whiteSpaceEvened(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x0D: 0x0A
    case 0x0C: 0x20
    default: scalar
    }
  }

  /// Writes `number`, which is not negative, in decimal digits.
  mutating func write(number: Int) {
    var unit = 1
    while number / 10 >= unit { unit *= 10 }
    while unit > 0 {
      output.append(0x30 + UInt8(number / unit % 10))
      unit /= 10
    }
  }

  /// Writes the end tag of an element that was open and ends with another.
  mutating func writeEndTag(_ tag: Tag) {
    let name = Tag.known.name(tag.rawValue)
    if name.isEmpty { return }
    output.append(0x3C)
    output.append(0x2F)
    output.append(contentsOf: name.utf8)
    output.append(0x3E)
  }
}

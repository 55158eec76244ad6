/// Finds the character set that a page declares in its own first bytes.
struct CharsetPrescan {
  /// How many bytes are looked at. Browsers stop at 1,024; saving tools put comments before the declaration.
  static let extent = 16_384

  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Self.extent))
  }

  /// The `encoding` of an XML declaration at the very start.
  func xmlDeclaration() -> String? {
    let start = bytes.firstIndex { !ASCII.isSpace($0) } ?? bytes.count
    guard ByteSearch.has("<?xml", in: bytes, at: start),
      let end = ByteSearch.find("?>", in: bytes, from: start),
      let name = ByteSearch.find("encoding", in: bytes, from: start), name < end
    else { return nil }
    return valueAfterEquals(name + 8, limit: end)
  }

  /// The character set of the first `meta` that declares one; commented ones do not count.
  func meta() -> String? {
    var at = 0
    while let open = ByteSearch.find(0x3C, in: bytes, from: at) {
      if ByteSearch.has("<!--", in: bytes, at: open) {
        guard let end = ByteSearch.find("-->", in: bytes, from: open + 2) else { return nil }
        at = end + 3
      } else if ByteSearch.hasIgnoringCase("<meta", in: bytes, at: open) {
        let end = ByteSearch.find(0x3E, in: bytes, from: open) ?? bytes.count
        if let charset = charset(from: open + 5, to: end) { return charset }
        at = end
      } else {
        at = open + 1
      }
      if at >= bytes.count { break }
    }
    return nil
  }

  /// The value after `charset` in a meta tag: an attribute of that name, or inside `content`.
  private func charset(from start: Int, to end: Int) -> String? {
    var at = start
    while at + 7 <= end {
      if ByteSearch.hasIgnoringCase("charset", in: bytes, at: at),
        let value = valueAfterEquals(at + 7, limit: end), !value.isEmpty
      {
        return value
      }
      at += 1
    }
    return nil
  }

  private func valueAfterEquals(_ start: Int, limit: Int) -> String? {
    var at = start
    while at < limit, ASCII.isSpace(bytes[at]) { at += 1 }
    guard at < limit, bytes[at] == 0x3D else { return nil }
    at += 1
    while at < limit, ASCII.isSpace(bytes[at]) || bytes[at] == 0x22 || bytes[at] == 0x27 { at += 1 }
    var end = at
    while end < limit, !ASCII.isSpace(bytes[end]), !Self.closers.contains(bytes[end]) { end += 1 }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[at..<end]), as: UTF8.self)
  }

  /// `"`, `'`, `;`, `>`, `/`, `?`
  private static let closers: [UInt8] = [0x22, 0x27, 0x3B, 0x3E, 0x2F, 0x3F]
}

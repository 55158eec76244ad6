/// Finds the character set that a page declares in its own first bytes, as the HTML standard looks for it.
struct CharsetPrescan {
  /// How many bytes are looked at. Browsers look at 1,024 beforehand, and then heed what they come upon; saving
  /// tools put comments before the declaration.
  static let extent = 16_384
  /// How many bytes browsers look at beforehand, the content of scripts and styles included.
  private static let first = 1024

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
    return Self.value(in: UnsafeBufferPointer(rebasing: bytes[..<end]), afterEqualsAt: name + 8)
  }

  /// The character set of the first `meta` that declares one.
  ///
  /// What stands in comments and attributes does not count, nor does a `content` without
  /// `http-equiv="content-type"`.
  func meta() -> String? {
    var at = 0
    while let open = ByteSearch.find(0x3C, in: bytes, from: at) {
      if let end = HTMLScanner.commentEnd(bytes, open) {
        at = end
        continue
      }
      let isEnd = open + 1 < bytes.count && bytes[open + 1] == 0x2F
      let name = open + (isEnd ? 2 : 1)
      guard name < bytes.count, ASCII.isLetter(bytes[name]) else {
        at = open + 1
        continue
      }
      let nameEnd = HTMLScanner.nameEnd(bytes, name)
      let tag = HTMLScanner.tag(bytes, name, nameEnd)
      if tag == .meta, !isEnd {
        if let charset = charset(inMeta: nameEnd) { return charset }
      }
      guard let end = HTMLScanner.tagEnd(bytes, nameEnd) else { return nil }
      at = end
      if open >= Self.first, !isEnd, tag == .script || tag == .style || tag == .title {
        at = HTMLScanner.rawTextEnd(bytes, end, tag) ?? bytes.count
      }
    }
    return nil
  }

  /// The character set that a meta tag declares, if it names one that exists and the tag has an end.
  private func charset(inMeta nameEnd: Int) -> String? {
    var charset: String?
    var content: String?
    var isContentType = false
    var at = nameEnd
    while at < bytes.count, bytes[at] != 0x3E {
      if ASCII.isSpace(bytes[at]) || bytes[at] == 0x2F {
        at += 1
        continue
      }
      let end = HTMLScanner.attributeNameEnd(bytes, at)
      let name = UnsafeBufferPointer(rebasing: bytes[at..<end])
      at = end
      guard let value = HTMLScanner.value(bytes, end) else {
        if HTMLScanner.isUnclosed(bytes, end) { return nil }
        continue
      }
      at = value.end
      let text = UnsafeBufferPointer(rebasing: bytes[value.range])
      if ASCII.equalsIgnoringCase(name, "charset") {
        charset = charset ?? String(decoding: text, as: UTF8.self)
      } else if ASCII.equalsIgnoringCase(name, "content") {
        content = content ?? Self.charset(inContent: text)
      } else if ASCII.equalsIgnoringCase(name, "http-equiv") {
        isContentType = ASCII.equalsIgnoringCase(text, "content-type")
      }
    }
    guard at < bytes.count, let label = charset ?? (isContentType ? content : nil) else { return nil }
    return EncodingLabel.encoding(for: label) == nil ? nil : label
  }

  /// The value after `charset=` in the text of a `content` attribute.
  private static func charset(inContent text: UnsafeBufferPointer<UInt8>) -> String? {
    var at = 0
    while at < text.count {
      if ByteSearch.hasIgnoringCase("charset", in: text, at: at),
        let value = value(in: text, afterEqualsAt: at + 7)
      {
        return value
      }
      at += 1
    }
    return nil
  }

  /// The value after an equals sign that stands at `start` or after white space: in quotes, or up to white space
  /// or a semicolon.
  private static func value(in text: UnsafeBufferPointer<UInt8>, afterEqualsAt start: Int) -> String? {
    var at = start
    while at < text.count, ASCII.isSpace(text[at]) { at += 1 }
    guard at < text.count, text[at] == 0x3D else { return nil }
    at += 1
    while at < text.count, ASCII.isSpace(text[at]) { at += 1 }
    guard at < text.count else { return nil }
    var end = at
    if text[at] == 0x22 || text[at] == 0x27 {
      guard let quote = ByteSearch.find(text[at], in: text, from: at + 1) else { return nil }
      (at, end) = (at + 1, quote)
    } else {
      while end < text.count, !ASCII.isSpace(text[end]), text[end] != 0x3B { end += 1 }
    }
    return String(decoding: UnsafeBufferPointer(rebasing: text[at..<end]), as: UTF8.self)
  }
}

/// Decides what a page is encoded in.
enum EncodingGuess {
  /// The encoding that a byte order mark names, and the mark's length.
  static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (String?, Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
    return (nil, 0)
  }

  /// The encoding of bytes without a byte order mark, and why.
  static func of(
    _ bytes: UnsafeBufferPointer<UInt8>, _ declared: String?, _ syntax: CharacterDecoder.Syntax
  ) -> (String, CharacterDecoder.Basis) {
    if let wide = utf16(bytes) { return (wide, .content) }
    let candidates = candidates(bytes, declared, syntax)
    let scan = UTF8Scan(bytes)
    let stated = candidates.first
    if scan.invalid == 0 {
      guard let stated else { return ("utf-8", .content) }
      if stated.0 == "utf-8" { return stated }
      // ISO-2022-JP is written in ASCII; a few characters of two-byte encodings may look like UTF-8.
      if stated.0 == "iso-2022-jp" { return stated }
      if EncodingLabel.eastAsian.contains(stated.0), 1..<4 ~= scan.multibyte { return stated }
      return scan.multibyte == 0 ? stated : ("utf-8", .content)
    }
    // Some bad bytes in what otherwise plainly is UTF-8.
    let plainlyUTF8 = scan.multibyte >= 4 && scan.multibyte >= scan.invalid * 10
    let mostlyUTF8 = scan.multibyte > scan.invalid
    if let stated, stated.0 == "utf-8", mostlyUTF8 { return stated }
    if let other = candidates.first(where: { $0.0 != "utf-8" }) {
      return other.0 == "windows-1252" && plainlyUTF8 ? ("utf-8", .content) : other
    }
    if mostlyUTF8 { return ("utf-8", .content) }
    return ("windows-1252", stated == nil ? .fallback : .content)
  }

  /// What is declared and known, the strongest declaration first.
  private static func candidates(
    _ bytes: UnsafeBufferPointer<UInt8>, _ declared: String?, _ syntax: CharacterDecoder.Syntax
  ) -> [(String, CharacterDecoder.Basis)] {
    let prescan = CharsetPrescan(bytes)
    var labels: [(String?, CharacterDecoder.Basis)] = [(declared, .transport)]
    if syntax == .html { labels.append((prescan.meta(), .meta)) }
    if syntax != .text { labels.append((prescan.xmlDeclaration(), .xmlDeclaration)) }
    return labels.compactMap { label, basis in
      guard let encoding = label.flatMap({ EncodingLabel.encoding(for: $0) }) else { return nil }
      // Bytes that can be searched for a declaration are not UTF-16.
      return (encoding.hasPrefix("utf-16") ? "utf-8" : encoding, basis)
    }
  }

  /// UTF-16 without a mark shows by a zero in nearly every other byte of Western text.
  private static func utf16(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let pairs = min(bytes.count, 2048) / 2
    guard pairs >= 2 else { return nil }
    var even = 0
    var odd = 0
    for pair in 0..<pairs {
      if bytes[pair * 2] == 0 { even += 1 }
      if bytes[pair * 2 + 1] == 0 { odd += 1 }
    }
    if odd * 2 > pairs, even * 20 < pairs { return "utf-16le" }
    if even * 2 > pairs, odd * 20 < pairs { return "utf-16be" }
    return nil
  }
}

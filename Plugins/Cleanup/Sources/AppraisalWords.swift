/// The words by which ``Appraisal`` knows what a line is about.
enum AppraisalWords {
  /// Parts of words, one of which stands in every line that a rule fits.
  static let stems = [
    "commission", "disclosure", "interest", "affiliate", "funded", "funding", "sponsor", "qualifying",
    "supported",
  ].map { Array($0.utf8) }

  static let interestTitles: Set<String> = [
    "disclosure", "disclosures", "disclosure statement", "conflict of interest", "conflicts of interest",
    "conflict of interest statement", "competing interests", "declaration of interest",
    "declaration of interests", "declarations of interest", "affiliate disclosure", "financial disclosure",
  ]
  static let fundingTitles: Set<String> = [
    "funding statement", "funding information", "funding sources", "sources of funding", "source of funding",
  ]

  /// What a page does for money; it counts in a line in which the page speaks of itself.
  private static let trade = [
    "earn a commission", "earn a small commission", "earn commission", "earn an affiliate commission",
    "earn us a commission", "receive a commission", "receive a small commission",
    "affiliate link", "earn from qualifying purchases", "is sponsored by", "was sponsored by",
    "financial interest in",
  ]
  private static let ownWords: Set<Substring> = ["we", "our", "us", "i", "my", "this"]

  /// "Disclosure: …", "We may earn a commission when you buy …".
  static func isInterest(_ folded: String) -> Bool {
    if let label = label(folded), interestTitles.contains(label) { return true }
    return trade.contains(where: folded.holds)
      && folded.split { !$0.isLetter }.contains(where: ownWords.contains)
  }

  /// "Funding: …", "This leaflet was funded by …".
  static func isFunding(_ folded: String) -> Bool {
    if let label = label(folded), label == "funding" || fundingTitles.contains(label) { return true }
    let words = folded.split(separator: " ")
    // A longer line goes on with somebody else's work.
    if folded.hasPrefix("funded by "), words.count <= 12 { return true }
    // "This study was funded by" is said of a study that the page cites.
    let things: Set<Substring> = [
      "page", "article", "leaflet", "guide", "website", "site", "content", "information", "publication",
      "resource", "factsheet",
    ]
    guard words.first == "this", words.dropFirst().prefix(3).contains(where: things.contains) else {
      return false
    }
    return ["was funded by", "is funded by", "has been funded by", "was supported by a grant"]
      .contains(where: folded.holds)
  }

  /// "Medically reviewed by Jane Doe, MD": somebody named, with a degree after a comma.
  static func isCredentials(_ line: String) -> Bool {
    guard line.utf8.contains(UInt8(ascii: ",")) else { return false }
    let words = line.split { $0 == " " || $0 == "\u{A0}" || $0.isNewline }
    guard (3...25).contains(words.count),
      let by = words.prefix(4).firstIndex(where: { ["by", "by:", "author:"].contains($0.lowercased()) }),
      words[..<by].allSatisfy({ roles.contains($0.lowercased()) }), by + 1 < words.count,
      words[by + 1].first?.isUppercase == true
    else { return false }
    return words.indices.dropFirst(by + 2).contains { index in
      words[index - 1].hasSuffix(",") && degrees.contains(words[index].filter { $0.isLetter })
    }
  }

  /// Words that may stand before "by" in such a line.
  private static let roles: Set<String> = [
    "written", "reviewed", "medically", "clinically", "scientifically", "expert", "fact-checked", "checked",
    "fact", "authored", "and", "last", "article", "posted", "published",
  ]

  /// Degrees and licences, without their full stops.
  private static let degrees: Set<String> = [
    "MD", "DO", "PhD", "DPhil", "RN", "RD", "RDN", "LAc", "DC", "DPT", "PT", "ND", "NP", "DNP", "DAOM",
    "DACM", "MSc", "BSc", "MPH", "MBBS", "MBChB", "FRCP", "MRCP", "MRCGP", "FACP", "PharmD", "DDS", "LCSW",
    "PsyD", "MSN", "BSN", "CNS", "MS", "MA", "MPT", "MCSP", "MBAcC", "MAc", "MSTOM", "DiplAc", "EdD", "PA",
  ]

  /// Lower case, with one space between words.
  static func folded(_ line: String) -> String {
    var line = line
    return line.withUTF8(foldedASCII) ?? foldedCharacters(line)
  }

  /// The same for a line of ASCII, nil for others: most lines need no table of characters.
  private static func foldedASCII(_ line: UnsafeBufferPointer<UInt8>) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(line.count)
    var gap = false
    for byte in line {
      guard byte < 0x80 else { return nil }
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        gap = true
        continue
      }
      if gap, !out.isEmpty { out.append(0x20) }
      gap = false
      out.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func foldedCharacters(_ line: String) -> String {
    line.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The words before a colon near the start.
  private static func label(_ folded: String) -> String? {
    guard let colon = folded.prefix(40).firstIndex(of: ":"), folded.index(after: colon) < folded.endIndex
    else { return nil }
    return String(folded[..<colon]).trimmed { $0 == "*" || $0 == "_" || $0 == " " }
  }
}

internal import Algorithms
internal import ThreshKit
internal import ThreshText

/// Identifiers of a study that the page gives by a link.
struct StudyLinks: Sendable {
  var doi: String?
  var pmid: String?
  var url: String?

  /// Reads the links of `document` that lie in `range`, Unicode scalars of its text. A link into the page itself
  /// leads to the entry of its list of references.
  init(_ document: Document, in range: Range<Int>) {
    let links = document.links
    var index = links.partitioningIndex { $0.start >= range.lowerBound }
    // Two links lead to two studies: the DOI of one does not go with the PubMed id of the other.
    while index < links.count, links[index].start < range.upperBound, doi == nil, pmid == nil {
      read(links[index].target, document)
      index += 1
    }
  }

  var isEmpty: Bool { doi == nil && pmid == nil && url == nil }

  private mutating func read(_ target: String, _ document: Document) {
    let bytes = Array(target.utf8)
    if bytes.first == UInt8(ascii: "#") {
      let label = String(decoding: bytes.dropFirst(), as: UTF8.self)
      guard let entry = document.references.first(where: { $0.label == label }) else { return }
      doi = doi ?? entry.doi
      pmid = pmid ?? entry.pmid
      url = url ?? entry.url
      return
    }
    guard target.hasPrefix("http") else { return }
    let found = Self.doi(bytes)
    let number = Self.pmid(bytes)
    doi = doi ?? found
    pmid = pmid ?? number
    if found != nil || number != nil || Self.hosts.contains(where: { Self.find($0, in: bytes) != nil }) {
      url = url ?? target
    }
  }

  /// Addresses under which studies are published.
  private static let hosts = [
    "ncbi.nlm.nih.gov", "doi.org", "sciencedirect.com", "springer.com", "wiley.com", "nejm.org",
    "jamanetwork.com",
    "bmj.com", "thelancet.com", "nature.com", "plos.org", "cochrane", "frontiersin.org", "mdpi.com",
    "tandfonline.com",
    "sagepub.com", "oup.com", "biomedcentral.com", "journals.", "europepmc.org", "clinicaltrials.gov",
    "cell.com",
    "liebertpub.com", "pnas.org", "science.org", "ahajournals.org", "acpjournals.org", "psycnet.apa.org",
  ].map { Array($0.utf8) }

  /// The part of an address from `10.` on that is a DOI.
  private static func doi(_ bytes: [UInt8]) -> String? {
    guard
      let start = find(Array("10.".utf8), in: bytes, where: { $0 == 0 || bytes[$0 - 1] == UInt8(ascii: "/") })
    else {
      return nil
    }
    var digits = start + 3
    while digits < bytes.count, bytes[digits] &- 0x30 < 10 { digits += 1 }
    guard digits - start >= 7, digits < bytes.count, bytes[digits] == UInt8(ascii: "/") else { return nil }
    var end = digits + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "?"), bytes[end] != UInt8(ascii: "#"),
      bytes[end] != UInt8(ascii: "&"), bytes[end] > 0x20
    {
      end += 1
    }
    var last = end
    for suffix in ["/full", "/abstract", "/pdf", "/", ".pdf"] {
      let tail = Array(suffix.utf8)
      if last - tail.count > digits + 1, Array(bytes[last - tail.count..<last]) == tail { last -= tail.count }
    }
    return last > digits + 1 ? String(decoding: bytes[start..<last], as: UTF8.self) : nil
  }

  /// The number after `pubmed/` or `pubmed.ncbi.nlm.nih.gov/`.
  private static func pmid(_ bytes: [UInt8]) -> String? {
    for prefix in ["pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/"] {
      guard let start = find(Array(prefix.utf8), in: bytes) else { continue }
      let first = start + prefix.utf8.count
      var end = first
      while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
      if end > first { return String(decoding: bytes[first..<end], as: UTF8.self) }
    }
    return nil
  }

  private static func find(_ needle: [UInt8], in bytes: [UInt8], where accept: (Int) -> Bool = { _ in true })
    -> Int?
  {
    guard bytes.count >= needle.count else { return nil }
    return (0...bytes.count - needle.count).first {
      bytes[$0] == needle[0] && bytes[$0..<$0 + needle.count].elementsEqual(needle) && accept($0)
    }
  }
}

internal import ThreshKit
internal import ThreshMarkup

/// Reads the list under a heading such as "References" as the page's references.
enum ReferenceReader {
  private static let headings: Set<String> = [
    "references", "reference", "sources", "bibliography", "works cited", "citations", "literature",
    "literatur",
    "quellen", "referenties", "bronnen", "références", "referencias", "bibliografia", "scientific references",
    "article sources", "references and further reading",
  ]

  /// The references among the blocks of a finished document.
  static func references(in document: Document) -> [Reference] {
    guard document.blocks.contains(where: { $0.section.last.map(isHeading) == true }) else { return [] }
    var found: [Reference] = []
    let scalars = Array(document.text.unicodeScalars)
    var link = 0
    for block in document.blocks
    where block.kind == .listItem || block.kind == .paragraph || block.kind == .footnote {
      guard let heading = block.section.last, isHeading(heading), block.start < block.end,
        block.end <= scalars.count
      else { continue }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[block.start..<block.end])
      var reference = Reference(label: block.label, text: String(text))
      reference.doi = MetadataReader.doi(reference.text)
      while link < document.links.count, document.links[link].end <= block.start { link += 1 }
      var next = link
      while next < document.links.count, document.links[next].start < block.end {
        let target = document.links[next].target
        if target.hasPrefix("http") { reference.url = reference.url ?? target }
        reference.doi = reference.doi ?? MetadataReader.doi(target)
        reference.pmid = reference.pmid ?? pmid(target)
        next += 1
      }
      found.append(reference)
    }
    return found
  }

  private static func isHeading(_ text: String) -> Bool {
    text.utf8.count <= 40 && headings.contains(TitleReader.key(text))
  }

  /// The number in an address of PubMed.
  static func pmid(_ address: String) -> String? {
    guard address.holds("pubmed.ncbi.nlm.nih.gov/") || address.holds("ncbi.nlm.nih.gov/pubmed/") else {
      return nil
    }
    return address.split(separator: "/").map(String.init)
      .last { !$0.isEmpty && $0.utf8.count <= 9 && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }
  }
}

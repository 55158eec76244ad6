/// What a page is, as far as it bears on who wrote it and when.
struct PageKind {
  /// Whether it offers something for sale.
  let isProduct: Bool
  /// Whether it is the front page of a site, by its own address.
  let isFront: Bool

  init(_ scan: HeadScan, _ subject: Subject) {
    let type = scan.meta("og:type")?.lowercased() ?? ""
    isProduct = !subject.isText && (subject.isProduct || type.hasSuffix("product") || type == "product.group")
    let address = scan.links.first { $0.rel == "canonical" }?.href ?? scan.meta("og:url") ?? ""
    // "https:", "", "example.org" and, on other pages, a path.
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    // Some systems give the front page's address for all pages.
    isFront =
      !subject.isText && type != "article" && !address.contains("%") && parts.count >= 3
      && parts[0].hasSuffix(":") && parts[3...].allSatisfy(\.isEmpty)
  }
}

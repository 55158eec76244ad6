/// An address in the form in which two of the same page are equal.
enum PageAddress {
  /// Scheme, `www.`, fragment, marks of advertising and a final slash left out; nil for a site's front page,
  /// which says nothing about what was on it, and for what is no address.
  static func normalized(_ url: String) -> String? {
    guard let scheme = url.range(of: "://") else { return nil }
    let rest = url[scheme.upperBound...].prefix { $0 != "#" }
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path = parts[0].split(separator: "/")
    guard !path.isEmpty else { return nil }
    let host = path.removeFirst().lowercased()
    let query = (parts.count > 1 ? parts[1].split(separator: "&") : []).filter { !isTracking($0) }
    guard !path.isEmpty || !query.isEmpty else { return nil }
    let site = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    return ([site] + path.map(String.init)).joined(separator: "/")
      + (query.isEmpty ? "" : "?" + query.sorted().joined(separator: "&"))
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    parameter.hasPrefix("utm_") || parameter.hasPrefix("fbclid=") || parameter.hasPrefix("gclid=")
  }
}

import CFloorLibXML2
public import Foundation
import ThreshMarkup

/// Pages held in memory, so that reading files is no part of what is measured.
public struct Corpus: Sendable {
  public let pages: [[UInt8]]

  public var byteCount: Int { pages.reduce(0) { $0 + $1.count } }

  /// All `.html`, `.htm` and `.html.gz` files directly in `folder`, in the order of their names.
  public init(folder: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    pages = try names.filter { $0.hasSuffix(".html") || $0.hasSuffix(".htm") || $0.hasSuffix(".html.gz") }
      .map { name in
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        return Gzip.isGzip(bytes) ? try Gzip.inflate(bytes) : bytes
      }
  }

  /// Pages made up by rule: an article of many sections between a menu, scripts and a footer.
  public init(generated count: Int) {
    pages = (0..<count).map { page in
      var html = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Page \(page)</title>"
      html +=
        "<script>" + String(repeating: "if (a < b) { c(\"</p>\"); }\n", count: 400) + "</script></head><body>"
      html +=
        "<nav><ul>" + (0..<80).map { "<li><a class=\"item\" href=\"/topic/\($0)\">Topic \($0)</a>" }.joined()
      html += "</ul></nav><article>"
      for section in 0..<60 {
        html += "<h2 id=s\(section)>Section \(section)</h2>"
        for _ in 0..<8 {
          html +=
            "<div class=\"text block\"><p>In <b>\(page + section)</b> trials&nbsp;&ndash; most of them small "
          html += "&ndash; pain was <em>lower</em> after treatment (n = 12, p &lt; 0.05).</p></div>\n"
        }
      }
      return Array((html + "</article><footer>Contact</footer></body></html>").utf8)
    }
  }
}

/// What is measured.
public enum Measured {
  /// libxml2 parses the page into its own tree and frees it: the floor.
  public static func floor(_ page: [UInt8]) {
    page.withUnsafeBytes {
      _ = floor_parse($0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
    }
  }

  /// Thresh decodes the page and reads it into its tree.
  public static func tree(_ page: [UInt8]) -> Int {
    (try? MarkupTree(html: CharacterDecoder.decode(page).bytes))?.count ?? 0
  }

  /// To be called once before anything is measured.
  public static func prepare() { floor_prepare() }
}

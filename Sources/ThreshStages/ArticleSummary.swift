internal import Cleanup
internal import Foundation
public import ThreshKit

/// Bibliographic data and counts of JATS articles, for development tools, which may not import a plugin themselves.
public enum ArticleSummary {
  /// The summary of one article as a line of JSON.
  ///
  /// - Parameter name: stands for the PMC number of an article that gives none.
  public static func json(of bytes: [UInt8], name: String) throws(RecordError) -> String {
    var summary = try JATSSummary(bytes)
    summary.pmcid = summary.pmcid ?? name
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(summary), as: UTF8.self)
    } catch {
      throw RecordError("not-encodable", "the summary of \(name) cannot be written: \(error)")
    }
  }
}

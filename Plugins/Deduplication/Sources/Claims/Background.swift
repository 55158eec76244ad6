internal import Foundation
internal import ThreshKit
internal import ThreshText

/// How rare the words of general English web pages are, so that the likeness of two statements depends on those
/// two alone and not on what else is in the corpus.
struct Background: Sendable {
  private let documents: Double
  /// Number of documents a stem occurs in, by the hash of the stem.
  private let counts: [WordHash: Double]

  /// Reads `background.tsv`: a line `documents N`, then a line for each stem with its number of documents.
  init() throws(ConfigurationError) {
    let bytes = try Terms.resources.read("background.tsv")
    var counts: [WordHash: Double] = [:]
    var documents = 1.0
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let count = Double(fields[1]) else { continue }
      if counts.isEmpty, fields[0] == "documents", documents == 1 {
        documents = count
      } else {
        counts[WordHash(String(fields[0]))] = count
      }
    }
    self.documents = documents
    self.counts = counts
  }

  /// Number of pages that have the stem.
  func pages(_ stem: WordHash) -> Double { counts[stem] ?? 0 }

  /// 0 for a word that every page has, 1 for one that none has.
  func rarity(_ stem: WordHash) -> Double { rarity(onPages: pages(stem)) }

  /// The same for a word that is on so many pages.
  func rarity(onPages pages: Double) -> Double {
    max(0, log((documents + 1) / (pages + 1)) / log(documents + 1))
  }
}

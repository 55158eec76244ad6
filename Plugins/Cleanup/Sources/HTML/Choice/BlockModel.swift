internal import Foundation
internal import ThreshKit

/// The model that says how likely a segment is main content: regression trees over ``BlockFeatures``.
///
/// It is read from `Resources/models/blocks.tsv`; `blocks.md` beside it says what it was trained on and how good it is.
/// Everything is done in whole numbers, so that the same page gives the same bytes on every machine.
struct BlockModel: Sendable {
  /// Nodes of all trees, each followed by its left child. A leaf has the column -1 and its value as threshold.
  private var nodes: [Node] = []
  /// Index of the first node of each tree.
  private var roots: [Int32] = []
  /// Values of leaves are in these parts of a unit of log odds.
  static let unit = 10_000

  private struct Node: Sendable {
    var column: Int32
    var threshold: Int32
    /// Where to go on when the value is above the threshold; the next node else.
    var right: Int32
  }

  /// The model that is shipped, read once.
  static func shipped() throws(ConfigurationError) -> BlockModel { try loaded.get() }

  private static let loaded = Result { () throws(ConfigurationError) in
    let resources = ResourceLocator(module: "Cleanup", bundle: Bundle.module.bundleURL)
    return try BlockModel(resources.read("models/blocks.tsv"), columns: BlockFeatures.names)
  }

  /// - Parameters:
  ///   - bytes: lines in the order of the trees' nodes, from the root, what is at most the threshold first. A split is
  ///     the name of a feature, a TAB and a whole number; a leaf is `=`, a TAB and a whole number. Lines that begin
  ///     with `#` are comments.
  ///   - columns: names of the features, in the order of a row.
  init(_ bytes: [UInt8], columns: [String]) throws(ConfigurationError) {
    let known = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, Int32($0)) })
    // Splits that still wait for their right side.
    var waiting: [Int] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() where line.first != 0x23 {
      let parts = line.split(separator: 0x09, maxSplits: 1)
      guard parts.count == 2, let value = Int32(String(decoding: parts[1], as: UTF8.self)) else {
        throw Self.fault(number, "a line is a feature or '=', a TAB and a whole number")
      }
      let isLeaf = parts[0].elementsEqual("=".utf8)
      let index = nodes.count
      if waiting.isEmpty { roots.append(Int32(index)) }
      if isLeaf {
        nodes.append(Node(column: -1, threshold: value, right: 0))
        // The right side of the innermost split whose left side is whole now begins with the next node.
        while let split = waiting.last {
          if nodes[split].right == 0 {
            nodes[split].right = Int32(index + 1)
            break
          }
          waiting.removeLast()
        }
      } else {
        guard let column = known[String(decoding: parts[0], as: UTF8.self)] else {
          throw Self.fault(number, "there is no feature '\(String(decoding: parts[0], as: UTF8.self))'")
        }
        nodes.append(Node(column: column, threshold: value, right: 0))
        waiting.append(index)
      }
    }
    guard waiting.isEmpty, !roots.isEmpty else {
      throw ConfigurationError("the model blocks.tsv ends in the middle of a tree")
    }
  }

  private static func fault(_ line: Int, _ message: String) -> ConfigurationError {
    ConfigurationError("the model blocks.tsv is damaged at line \(line + 1): \(message)")
  }

  /// How likely each segment is main content, in parts of ``unit`` of log odds.
  func logOdds(_ features: BlockFeatures) -> [Int] {
    let count = features.count
    var sums = [Int](repeating: 0, count: count)
    features.values.withUnsafeBufferPointer { values in
      nodes.withUnsafeBufferPointer { nodes in
        for root in roots {
          for row in 0..<count {
            let base = row * BlockFeatures.width
            var index = Int(root)
            while nodes[index].column >= 0 {
              let node = nodes[index]
              index =
                Int32(values[base + Int(node.column)]) <= node.threshold ? index + 1 : Int(node.right)
            }
            sums[row] += Int(nodes[index].threshold)
          }
        }
      }
    }
    return sums
  }
}

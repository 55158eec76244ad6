import Cleanup
import Foundation
import Ingest
import ThreshKit
import ThreshMarkup

/// What is done with each input, and what must hold of the outcome.
enum Trial {
  /// Any bytes give valid UTF-8 without zeros, whatever is declared.
  static func decoder(_ input: [UInt8]) {
    let labels = [nil, "utf-8", "gbk", "shift_jis", "utf-16le", "iso-2022-jp", "windows-1251", "big5"]
    let syntaxes: [CharacterDecoder.Syntax] = [.html, .xml, .text]
    let choice = Int(input.first ?? 0)
    let decoded = CharacterDecoder.decode(
      Array(input.dropFirst()), declared: labels[choice % 8], syntax: syntaxes[choice / 8 % 3])
    precondition(String(validating: decoded.bytes, as: UTF8.self) != nil, "not UTF-8")
    precondition(!decoded.bytes.contains(0), "a zero byte")
  }

  /// Any bytes give a tree whose nodes lie in one another.
  static func tree(_ input: [UInt8]) {
    guard let tree = try? MarkupTree(html: CharacterDecoder.decode(input).bytes) else {
      preconditionFailure("the page was refused")
    }
    check(tree)
  }

  /// The same for XML, which may be refused.
  static func xml(_ input: [UInt8]) {
    if let tree = try? MarkupTree(xml: CharacterDecoder.decode(input, syntax: .xml).bytes) { check(tree) }
  }

  private static func check(_ tree: MarkupTree) {
    var open: [Int] = []
    for node in 0..<tree.count {
      while let top = open.last, tree.end(top) <= node { open.removeLast() }
      precondition(tree.parent(node) == open.last ?? -1, "a parent that is not open")
      precondition(tree.end(node) > node && tree.end(node) <= open.last.map(tree.end) ?? tree.count, "an end")
      precondition(tree.textRange(node).upperBound <= tree.bytes.count, "text outside the bytes")
      precondition(tree.attributes(of: node).allSatisfy { !$0.name.isEmpty }, "an attribute without a name")
      open.append(node)
    }
    precondition(tree.end(0) == tree.count)
  }

  /// A file goes through ingest and cleanup: every quote is where its block says, and nothing but a ``RecordError``
  /// ends it.
  static func stage(_ input: [UInt8]) {
    let path = "/dev/shm/thresh-fuzz-\(getpid())"
    guard FileManager.default.createFile(atPath: path, contents: Data(input)) else { return }
    defer { unlink(path) }
    var options = SavedPages.Options()
    options.path = path
    var report = Report()
    do {
      let ingest = try SavedPages(options, StageContext(resolve: { $0 }, read: { _ in [] }))
      for page in try ingest.load(SourceItem(path: path, name: "page.html"), &report) {
        for document in try PageCleanup().process(page, &report) {
          let length = document.text.unicodeScalars.count
          var end = 0
          for block in document.blocks {
            precondition(
              block.start >= end && block.start <= block.end && block.end <= length, "a block's place")
            end = block.end
          }
        }
      }
    } catch is RecordError {
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

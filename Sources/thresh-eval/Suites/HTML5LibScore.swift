internal import ArgumentParser
internal import Foundation
internal import ThreshMarkup

/// `thresh-eval html5lib FOLDER`
struct HTML5LibScore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html5lib",
    abstract: "How many pages of the html5lib test suite are read as a browser reads them.",
    discussion: """
      FOLDER is a copy of html5lib-tests with its folders tree-construction and encoding.

      A tree case is right when the tree of ThreshMarkup shows a reader the same words in the same order as the tree \
      of the suite: all text nodes, title included, but for the content of elements that Thresh takes for hidden \
      (script, style, template, svg, textarea, iframe, xmp, noembed, noframes, annotations of formulas; noscript \
      unless the case says that scripts are off). White space is collapsed, and the start and end of a block, cell or \
      br count as white space. Attributes, comments and the nesting of inline elements do not count. Left out are \
      cases that are a fragment of a page, for saved pages are whole, and the folder `scripted`, which needs a browser.

      An encoding case is right when the encoding found is the one named. The suite names windows-1252 where a page \
      declares nothing; there, valid UTF-8 that Thresh reads as such because of its bytes counts as right.
      """)

  @Argument(help: "The suite's folder.")
  var folder = "../shared/suites/html5lib-tests"

  @Flag(help: "Also print each case that differs.")
  var failures = false

  func run() throws {
    guard FileManager.default.fileExists(atPath: folder) else {
      return print("skipped: no test suite at \(folder)")
    }
    let suite = URL(fileURLWithPath: folder)
    try trees(suite.appendingPathComponent("tree-construction"))
    try encodings(suite.appendingPathComponent("encoding"))
  }

  private func trees(_ folder: URL) throws {
    let all = try TreeCase.all(in: folder)
    let cases = all.filter { $0.fragment == nil }
    var right = 0
    for test in cases {
      let (expected, found) = (test.expectedText, try test.foundText())
      if expected == found {
        right += 1
      } else if failures {
        print("\(test.name)\t\(String(decoding: test.page, as: UTF8.self).debugDescription)")
        print("  expected \(expected.debugDescription)\n  found    \(found.debugDescription)")
      }
    }
    report("tree-construction, visible text", right, cases.count)
    print("left out: \(all.count - cases.count) fragments")
  }

  private func encodings(_ folder: URL) throws {
    let cases = try EncodingCase.all(in: folder)
    var right = 0
    for test in cases {
      if test.isRight {
        right += 1
      } else if failures {
        print(
          "\(test.name)\texpected \(test.encoding), found \(test.found.encoding), \(test.found.basis.rawValue)"
        )
      }
    }
    report("encoding", right, cases.count)
  }

  private func report(_ name: String, _ right: Int, _ count: Int) {
    print(
      "\(name): \(right) of \(count), \(String(format: "%.1f", 100 * Double(right) / Double(max(count, 1)))) %"
    )
  }
}

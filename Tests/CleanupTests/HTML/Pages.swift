import Cleanup
import ThreshKit

/// A page of HTML as ingest hands it over.
func htmlPage(_ html: String, mediaType: MediaType = .html) -> Page {
  Page(id: "p1", origins: [.init(path: "folder/page.html")], mediaType: mediaType, content: Array(html.utf8))
}

/// The document read from a page of HTML.
func read(_ html: String, comments: CleanupOptions.Comments = .drop) throws -> Document {
  var report = Report()
  var options = CleanupOptions()
  options.comments = comments
  return try HTMLReader(options).read(htmlPage(html), &report)
}

/// Three sentences of prose, so that a fixture has a main content.
let prose = """
  Needles were placed by a trained practitioner in ten sessions over five weeks. Patients kept a diary of their \
  pain, and a nurse who did not know the group called them every week. Most of them finished the course.
  """

extension Document {
  /// The words of a block.
  func text(_ block: Block) -> String { slice(block.start, block.end) }

  /// `text[start..<end]` in Unicode scalars.
  func slice(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: Array(text.unicodeScalars)[start..<end])
    return String(view)
  }

  /// The words of all blocks of a kind.
  func texts(_ kind: Block.Kind) -> [String] { blocks.filter { $0.kind == kind }.map(text) }
}

internal import ThreshKit

/// What the lines around a plain text say of it: its title, author and dates.
enum TextMetadata {
  /// Reads the furniture before the first paragraph, and the first heading there.
  static func read(_ finder: BlockFinder) -> Metadata {
    var metadata = Metadata()
    for piece in finder.pieces {
      switch piece.kind {
      case .heading:
        if metadata.title == nil, piece.shape.ending != .colon {
          metadata.title = StatedValue(finder.string(piece), from: "first-heading")
        }
      case .furniture: readLine(finder.string(piece), &metadata)
      default: return metadata
      }
    }
    return metadata
  }

  private static func readLine(_ line: String, _ metadata: inout Metadata) {
    if let byline = Byline(line), byline.isAuthorship, metadata.authors.isEmpty {
      metadata.authors = byline.authors.map { StatedValue($0, from: "byline") }
    } else if let (role, date) = TextDate.read(line) {
      let stated = StatedValue(date, from: "date-line")
      switch role {
      case .published: metadata.published = metadata.published ?? stated
      case .modified: metadata.modified = metadata.modified ?? stated
      // A bare date may be anything: that of an event, of saving, of the comment below.
      case .unsaid: break
      }
    }
  }
}

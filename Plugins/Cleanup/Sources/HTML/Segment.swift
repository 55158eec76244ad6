internal import ThreshMarkup

/// A run of text between two block boundaries of a page: what may become one block.
struct Segment: Sendable {
  /// Nodes of the tree that hold it, without a gap.
  @PackedRange var nodes: Range<Int>
  /// Index into ``Outline/elements`` of the block element it stands in.
  @Packed var element: Int
  /// The `a` element that is open where it starts, or -1.
  @Packed var link: Int
  /// What is counted of its text, and how many of the bytes are inside links.
  var text = TextCounts()
  @Packed var linkBytes = 0
  /// Furniture of all elements around it, and of those inside it.
  var hints: Hints = []

  /// Bytes of text that are not white space.
  var bytes: Int { text.bytes }
  var words: Int { text.words }
  /// Marks that end a sentence.
  var stops: Int { text.stops }

  /// Share of the text that is inside links.
  var linkDensity: Double { bytes == 0 ? 0 : Double(linkBytes) / Double(bytes) }
}

/// A block element of the page.
struct OutlineElement: Sendable {
  @Packed var node: Int
  var tag: Tag
  /// Index of the block element around it, or -1.
  @Packed var parent: Int
  /// Its segments, as a range of ``Outline/segments``.
  @PackedRange var segments: Range<Int>
  /// What its own name, role, class and id say.
  var own: Hints
  /// The same of all elements around it too.
  var inherited: Hints = []
  /// The innermost and the outermost table it is or stands in, or -1.
  @Packed var innerTable = -1
  @Packed var outerTable = -1
}

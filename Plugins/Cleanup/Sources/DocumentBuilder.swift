public import ThreshKit

/// Puts a ``Document`` together block by block, keeping every position in Unicode scalars of its text.
///
/// There are two ways to use it. A markup reader makes the text as it goes, with
/// ``append(_:_:level:speaker:date:label:path:links:)`` and ``appendCell(_:at:path:links:)``. A plain-text reader gives the
/// whole text at the start, ``init(_:text:)``, and names stretches of it with ``mark(_:bytes:level:speaker:)``.
/// Either way headings open sections, and each block gets the headings above it as its section path.
public struct DocumentBuilder: Sendable {
  public var metadata = Metadata()
  public var references: [Reference] = []

  private let page: Page
  private var text: [UInt8] = []
  /// Unicode scalars in `text` while it is being made; the position of the last mark in a given text.
  private var cursor = ScalarCursor()
  private var blocks: [Block] = []
  private var links: [Hyperlink] = []
  private var tables: [Table] = []
  private var tableIsOpen = false
  private var lastRow: Int?
  private var headings: [(level: Int, text: String)] = []
  private var section: [String] = []

  /// A hyperlink inside the text of one block.
  public struct InlineLink: Sendable, Hashable {
    /// Byte range in the block's text as handed over.
    public var bytes: Range<Int>
    /// The address as written in the page.
    public var target: String

    public init(bytes: Range<Int>, target: String) {
      self.bytes = bytes
      self.target = target
    }
  }

  /// Where a table cell stands: its top left corner, counted from 0, and how far it reaches.
  public struct CellPlace: Sendable, Hashable {
    public var row: Int
    public var column: Int
    public var rowSpan: Int
    public var columnSpan: Int
    public var isHeader: Bool

    public init(row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, isHeader: Bool = false) {
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.isHeader = isHeader
    }
  }

  /// A builder whose text is made from the blocks appended to it.
  public init(_ page: Page) {
    self.page = page
  }

  /// A builder over a text that stays as it is; its blocks are named with ``mark(_:bytes:level:speaker:)``.
  public init(_ page: Page, text: [UInt8]) {
    self.page = page
    self.text = text
  }

  /// Makes room for so many more blocks, so that those of a long page are not copied as they become more.
  public mutating func reserve(_ count: Int) { blocks.reserveCapacity(blocks.count + count) }

  /// True while there is no block.
  public var isEmpty: Bool { blocks.isEmpty }

  /// The document, whose id, address and media type are the page's.
  public consuming func finish() -> Document {
    endTable()
    return Document(
      id: page.id, source: page.fileName, mediaType: page.mediaType, url: page.url, savedAt: page.savedAt,
      text: String(decoding: text, as: UTF8.self), blocks: blocks, metadata: metadata, references: references,
      tables: tables, links: links)
  }

  // MARK: Sections

  /// Leaves all sections opened by headings of `level` or deeper, as after the end of an abstract.
  public mutating func endSections(from level: Int = 1) {
    headings.removeAll { $0.level >= level }
    section = headings.map(\.text)
  }

  /// The level of a heading for what stands in the present section.
  public var nextHeadingLevel: Int { min(6, (headings.last?.level ?? 1) + 1) }

  /// Adds a block that reaches over `bytes` of the text, in the section that is open.
  private mutating func add(_ block: Block, bytes: Range<Int>) {
    var block = block
    if block.kind == .heading { endSections(from: block.level ?? 6) }
    block.section = section
    blocks.append(block)
    if block.kind == .heading {
      headings.append((block.level ?? 6, String(decoding: text[bytes], as: UTF8.self)))
      section = headings.map(\.text)
    }
  }
}

// MARK: - Making the text

extension DocumentBuilder {
  /// Adds a block after the text so far: a blank line between blocks, a line break between the items of a list.
  ///
  /// - Parameters:
  ///   - bytes: the block's text as valid UTF-8; white space at its ends is left out.
  ///   - level: heading level 1 to 6 or list depth from 1. A heading without a level counts as level 6.
  ///   - date: when the speaker said it.
  ///   - label: the page's own id for a footnote.
  ///   - links: hyperlinks in `bytes`, in order; those that hold no text are left out.
  /// - Returns: the block's range in Unicode scalars of the text, or nil when `bytes` hold no text.
  @discardableResult
  public mutating func append(
    _ kind: Block.Kind, _ bytes: [UInt8], level: Int? = nil, speaker: String? = nil, date: String? = nil,
    label: String? = nil, path: String? = nil, links: [InlineLink] = []
  ) -> Range<Int>? {
    endTable()
    let separator = kind == .listItem && blocks.last?.kind == .listItem ? "\n" : "\n\n"
    guard let written = write(bytes, after: separator, links) else { return nil }
    add(
      Block(
        kind, start: written.scalars.lowerBound, end: written.scalars.upperBound, level: level,
        speaker: speaker, date: date, label: label, path: path), bytes: written.bytes)
    return written.scalars
  }

  /// Opens a table; the cells that follow belong to it until another block is appended.
  public mutating func beginTable(caption: String? = nil) {
    endTable()
    tableIsOpen = true
    tables.append(Table(caption: caption))
  }

  /// Closes the open table, if there is one; a table without cells is dropped.
  public mutating func endTable() {
    guard tableIsOpen else { return }
    tableIsOpen = false
    lastRow = nil
    if tables.last?.cells.isEmpty == true { tables.removeLast() }
  }

  /// Adds a table cell: in the text the cells of a row are separated by a TAB, rows by a line break. A cell that
  /// spans rows or columns is written once; an empty one is part of the table but not a block.
  ///
  /// - Parameter bytes: the cell's text as valid UTF-8; white space at its ends is left out.
  public mutating func appendCell(
    _ bytes: [UInt8], at place: CellPlace, path: String? = nil, links: [InlineLink] = []
  ) {
    if !tableIsOpen { beginTable() }
    let separator = lastRow == nil ? "\n\n" : lastRow == place.row ? "\t" : "\n"
    let written = write(bytes, after: separator, links)
    if let written {
      lastRow = place.row
      add(
        Block(.tableCell, start: written.scalars.lowerBound, end: written.scalars.upperBound, path: path),
        bytes: written.bytes)
    }
    let range = written?.scalars ?? cursor.scalar..<cursor.scalar
    tables[tables.count - 1].cells.append(
      Table.Cell(
        row: place.row, column: place.column, rowSpan: place.rowSpan, columnSpan: place.columnSpan,
        isHeader: place.isHeader, start: range.lowerBound, end: range.upperBound))
  }

  /// Writes `bytes` without white space at the ends, after `separator` unless the text is still empty.
  private mutating func write(_ bytes: [UInt8], after separator: String, _ inner: [InlineLink])
    -> (scalars: Range<Int>, bytes: Range<Int>)?
  {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let from = bytes.firstIndex(where: { !isSpace($0) }),
      let to = bytes.lastIndex(where: { !isSpace($0) })
    else { return nil }
    if !text.isEmpty { text.append(contentsOf: separator.utf8) }
    let first = text.count
    text.append(contentsOf: bytes[from...to])
    cursor.move(to: first, in: text)
    let start = cursor.scalar
    for link in inner {
      let lower = max(first, first + link.bytes.lowerBound - from)
      let upper = min(text.count, first + link.bytes.upperBound - from)
      guard lower >= cursor.byte, lower < upper else { continue }
      cursor.move(to: lower, in: text)
      let linkStart = cursor.scalar
      cursor.move(to: upper, in: text)
      links.append(Hyperlink(start: linkStart, end: cursor.scalar, target: link.target))
    }
    cursor.move(to: text.count, in: text)
    return (start..<cursor.scalar, first..<text.count)
  }
}

// MARK: - Naming stretches of a given text

extension DocumentBuilder {
  /// Names a stretch of the text given to ``init(_:text:)``. Stretches come in order and do not overlap.
  ///
  /// - Parameter bytes: byte range in the text, without the white space, bullet or list number around it; one that
  ///   is empty, outside the text or begins before the last one ended is left out.
  /// - Returns: the range in Unicode scalars.
  @discardableResult
  public mutating func mark(_ kind: Block.Kind, bytes: Range<Int>, level: Int? = nil, speaker: String? = nil)
    -> Range<Int>?
  {
    guard !bytes.isEmpty, bytes.lowerBound >= cursor.byte, bytes.upperBound <= text.count else { return nil }
    cursor.move(to: bytes.lowerBound, in: text)
    let start = cursor.scalar
    cursor.move(to: bytes.upperBound, in: text)
    add(Block(kind, start: start, end: cursor.scalar, level: level, speaker: speaker), bytes: bytes)
    return start..<cursor.scalar
  }
}

/// A place in UTF-8 text, as a byte and as a Unicode scalar position. It only moves forward.
struct ScalarCursor: Sendable {
  private(set) var byte = 0
  private(set) var scalar = 0

  /// Moves to a byte position, which must not be before the present one.
  mutating func move(to target: Int, in text: [UInt8]) {
    while byte < target {
      // Every byte but a continuation byte begins a scalar.
      if text[byte] & 0xC0 != 0x80 { scalar += 1 }
      byte += 1
    }
  }

  /// Moves to the first byte of a scalar, or to the end of the text. It must not be before the present place.
  mutating func move(toScalar target: Int, in text: [UInt8]) {
    while byte < text.count {
      let begins = text[byte] & 0xC0 != 0x80
      if begins, scalar == target { return }
      if begins { scalar += 1 }
      byte += 1
    }
  }
}

internal import ThreshMarkup

/// A table that holds data, not one that lays out the page.
struct DataTable {
  /// Index of the table in ``Outline/elements``.
  let element: Int
  private(set) var cells: [Cell] = []
  private var captions: [Int] = []

  struct Cell {
    /// Index of the cell in ``Outline/elements``.
    var element: Int
    var place: DocumentBuilder.CellPlace
  }

  /// The most columns or rows a span may claim; browsers cap them too.
  private static let longestSpan = 1000

  /// Reads rows, cells and spans; nil when the table nests tables, has a single column or row, or holds headings or
  /// long texts.
  init?(at table: Int, _ outline: Outline, _ tree: MarkupTree) {
    element = table
    if let role = tree.attributeString(outline.elements[table].node, .role),
      role == "presentation" || role == "none"
    {
      return nil
    }
    let end = tree.end(outline.elements[table].node)
    var row = -1
    var column = 0
    // For each column, the first row that is free again below the cells that reach down into it.
    var occupied: [Int] = []
    var index = table + 1
    var rows: Set<Int> = []
    while index < outline.elements.count, outline.elements[index].node < end {
      let inner = outline.elements[index]
      switch inner.tag {
      case .table, .h1, .h2, .h3: return nil
      case .caption: captions.append(index)
      case .tr:
        row += 1
        column = 0
      case .td, .th:
        if row < 0 { row = 0 }
        guard inner.segments.count <= 6, outline.words(inner) <= 150 else { return nil }
        while column < occupied.count, occupied[column] > row { column += 1 }
        let width = Self.span(tree, inner.node, .colspan)
        let height = Self.span(tree, inner.node, .rowspan)
        while occupied.count < column + width { occupied.append(0) }
        for covered in column..<column + width { occupied[covered] = row + height }
        cells.append(
          Cell(
            element: index,
            place: DocumentBuilder.CellPlace(
              row: row, column: column, rowSpan: height, columnSpan: width, isHeader: inner.tag == .th)))
        rows.insert(row)
        column += width
      default: break
      }
      index += 1
    }
    guard rows.count > 1, occupied.count > 1 else { return nil }
  }

  /// Segments of the table's captions.
  func captionSegments(_ outline: Outline) -> [Int] {
    captions.flatMap { Array(outline.elements[$0].segments) }
  }

  private static func span(_ tree: MarkupTree, _ node: Int, _ name: AttributeName) -> Int {
    guard let value = tree.attributeString(node, name), let span = Int(value) else { return 1 }
    return min(max(span, 1), longestSpan)
  }
}

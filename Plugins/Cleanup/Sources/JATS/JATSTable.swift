internal import ThreshMarkup

/// The cells of a `table` element, each at its place in the grid.
enum JATSTable {
  struct Cell {
    var place: DocumentBuilder.CellPlace
    var node: Int
  }

  /// The largest span that is believed.
  private static let spanLimit = 1000

  /// The cells in the order of the file; a cell that spans several rows or columns is there once.
  static func cells(_ tree: MarkupTree, _ table: Int) -> [Cell] {
    var cells: [Cell] = []
    var row = 0
    /// For each column, the first row that no cell from above reaches into.
    var free: [Int] = []
    for node in tree.descendants(of: table) where tree.tag(node) == .tr {
      var column = 0
      for cell in tree.children(of: node) where tree.tag(cell) == .td || tree.tag(cell) == .th {
        while column < free.count, free[column] > row { column += 1 }
        let rows = span(tree, cell, .rowspan)
        let columns = span(tree, cell, .colspan)
        let isHeader = tree.tag(cell) == .th || tree.tag(tree.parent(node)) == .thead
        cells.append(
          Cell(
            place: .init(row: row, column: column, rowSpan: rows, columnSpan: columns, isHeader: isHeader),
            node: cell))
        while free.count < column + columns { free.append(row) }
        for reached in column..<column + columns { free[reached] = row + rows }
        column += columns
      }
      row += 1
    }
    return cells
  }

  private static func span(_ tree: MarkupTree, _ cell: Int, _ name: AttributeName) -> Int {
    let value = tree.attributeString(cell, name).flatMap { Int($0) } ?? 1
    return min(max(value, 1), spanLimit)
  }
}

/// Where libedit draws each cell of an entry; row 0 is the first row of the prompt.
///
/// - Source: `re_refresh` in libedit's `refresh.c`.
struct CellLayout {
  /// A place on the screen, relative to the prompt's first cell.
  struct Place: Equatable {
    /// The row, from 0.
    var row = 0
    /// The column, from 0.
    var column = 0
  }

  /// The place of each cell.
  private(set) var places: [Place] = []
  /// The place of the cursor.
  private(set) var cursor = Place()
  /// The place after the last cell.
  private(set) var end = Place()

  private let columns: Int

  /// Lays out an entry.
  ///
  /// - Parameters:
  ///   - cells: The entry.
  ///   - index: The index of the cell that the cursor stands on, or the count.
  ///   - promptWidth: The columns of the prompt.
  ///   - columns: The width of the terminal, at least 1.
  ///   - table: The table that knows the cells' widths.
  init(_ cells: [UInt32], cursor index: Int, promptWidth: Int, columns: Int, table: CellTable) {
    self.columns = columns
    places.reserveCapacity(cells.count)
    advance(promptWidth)
    for cell in cells { place(cell, width: table.width(cell)) }
    cursor = index < places.count ? places[index] : end
  }

  private mutating func place(_ cell: UInt32, width: Int) {
    switch cell {
    case CellTable.newline:
      places.append(end)
      end = Place(row: end.row + 1, column: 0)
    case 0x09:
      places.append(end)
      repeat { advance(1) } while end.column & 7 != 0
    case 0..<0x20, 0x7F:
      places.append(end)
      advance(2)
    default:
      if width > 1, end.column + width > columns { advance(columns - end.column) }
      places.append(end)
      end.column += width
      if end.column >= columns { end = Place(row: end.row + 1, column: 0) }
    }
  }

  private mutating func advance(_ count: Int) {
    for _ in 0..<count {
      end.column += 1
      if end.column >= columns { end = Place(row: end.row + 1, column: 0) }
    }
  }
}

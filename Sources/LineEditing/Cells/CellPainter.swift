/// Paints cells over others and goes back to the cursor.
struct CellPainter {
  private let columns: Int
  private var place: CellLayout.Place
  private var isPlaceKnown = true
  private var style = ""
  private var painted: [UInt8] = Array("\u{1B}[?25l".utf8)

  /// Starts at the cursor, which is hidden meanwhile.
  init(from cursor: CellLayout.Place, columns: Int) {
    place = cursor
    self.columns = columns
  }

  /// Paints a cell.
  ///
  /// - Parameters:
  ///   - bytes: What is shown.
  ///   - target: Its place.
  ///   - width: Its columns.
  ///   - style: The parameters of its looks (ECMA-48 SGR), or an empty text.
  mutating func paint(
    _ bytes: [UInt8],
    at target: CellLayout.Place,
    width: Int,
    style: String
  ) {
    go(to: target)
    if style != self.style {
      painted += "\u{1B}[0\(style.isEmpty ? "" : ";" + style)m".utf8
      self.style = style
    }
    painted += bytes
    place.column += width
    // After the last column terminals differ in where they are.
    isPlaceKnown = place.column < columns
  }

  private mutating func go(to target: CellLayout.Place) {
    guard target != place || !isPlaceKnown else { return }
    if target.row < place.row { painted += "\u{1B}[\(place.row - target.row)A".utf8 }
    if target.row > place.row { painted += "\u{1B}[\(target.row - place.row)B".utf8 }
    painted += "\u{1B}[\(target.column + 1)G".utf8
    place = target
    isPlaceKnown = true
  }

  /// All that was painted, with the way back and the cursor shown again.
  mutating func bytes(endingAt cursor: CellLayout.Place) -> [UInt8] {
    if !style.isEmpty { painted += "\u{1B}[0m".utf8 }
    go(to: cursor)
    painted += "\u{1B}[?25h".utf8
    return painted
  }
}

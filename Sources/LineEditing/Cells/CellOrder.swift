/// The order that each newline is followed by one mark, and the cursor does not stand between the two.
enum CellOrder {
  /// What restores the order.
  struct Restoration: Equatable {
    /// The cells, or nil when only the cursor moves.
    var cells: [UInt32]?
    /// The index of the cursor.
    var cursor: Int
  }

  /// Finds out what restores the order.
  ///
  /// - Parameters:
  ///   - cells: The cells.
  ///   - cursor: The index of the cursor.
  ///   - previous: Where the cursor was before the command, to know which way it went.
  /// - Returns: What to change, or nil when nothing has to.
  static func restored(
    _ cells: UnsafeBufferPointer<UInt32>,
    cursor: Int,
    came previous: Int
  ) -> Restoration? {
    var kept: [UInt32] = []
    var isBroken = false
    var removedBefore = 0
    for (index, cell) in cells.enumerated() {
      let isLost: Bool
      switch cell {
      case CellTable.newline:
        isLost = index + 1 == cells.count || cells[index + 1] != CellTable.mark
      case CellTable.mark: isLost = index == 0 || cells[index - 1] != CellTable.newline
      default: isLost = false
      }
      if isLost, !isBroken {
        isBroken = true
        kept = Array(cells[..<index])
      }
      if isLost {
        if index < cursor { removedBefore += 1 }
      } else if isBroken {
        kept.append(cell)
      }
    }
    if isBroken { return Restoration(cells: kept, cursor: cursor - removedBefore) }
    guard cursor > 0, cursor < cells.count, cells[cursor] == CellTable.mark else { return nil }
    return Restoration(cells: nil, cursor: previous > cursor ? cursor - 1 : cursor + 1)
  }
}

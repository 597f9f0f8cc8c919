/// The earlier states of an entry.
struct UndoHistory {
  /// A state of an entry.
  struct Snapshot: Equatable {
    /// The cells.
    var cells: [UInt32]
    /// The index of the cursor.
    var cursor: Int
  }

  // More than anybody takes back, less than matters.
  private static let limit = 500

  private var earlier: [Snapshot] = []
  private var current = Snapshot(cells: [], cursor: 0)
  private var isTyping = false

  /// Makes a history of an entry that is empty.
  init() {}

  /// Remembers the entry as it is now; letters of one word count as one change.
  mutating func remember(_ cells: [UInt32], cursor: Int) {
    let next = Snapshot(cells: cells, cursor: cursor)
    guard cells != current.cells else {
      if cursor != current.cursor { isTyping = false }
      current = next
      return
    }
    let typesOn = Self.typesLetter(from: current, to: next)
    if !(typesOn && isTyping) {
      earlier.append(current)
      if earlier.count > Self.limit { earlier.removeFirst() }
    }
    isTyping = typesOn
    current = next
  }

  private static func typesLetter(from old: Snapshot, to new: Snapshot) -> Bool {
    guard new.cells.count == old.cells.count + 1, new.cursor == old.cursor + 1,
      old.cursor >= 0, new.cursor <= new.cells.count
    else { return false }
    let cell = new.cells[old.cursor]
    return cell > 0x20 && cell != CellTable.mark
      && new.cells[..<old.cursor] == old.cells[..<old.cursor]
  }

  /// Goes back to the state before the last change; nil when there is none.
  mutating func back(from cells: [UInt32]) -> Snapshot? {
    if cells != current.cells { remember(cells, cursor: current.cursor) }
    guard let snapshot = earlier.popLast() else { return nil }
    isTyping = false
    current = snapshot
    return snapshot
  }
}

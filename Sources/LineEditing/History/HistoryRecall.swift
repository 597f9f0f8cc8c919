/// The place in the history that the arrow keys have gone to, with what was edited on the way.
struct HistoryRecall {
  private let entries: [String]
  private var index: Int
  private var edited: [Int: [UInt32]] = [:]

  /// What stands at a place: an entry as it was handed in, or cells that were edited since.
  enum Recalled: Equatable {
    /// An entry of the history.
    case entry(String)
    /// What had been typed there, the new entry included.
    case cells([UInt32])
  }

  /// Starts at the new entry, after all others.
  ///
  /// - Parameter entries: The history, oldest first.
  init(_ entries: [String]) {
    self.entries = entries
    index = entries.count
  }

  /// Goes to another entry.
  ///
  /// - Parameters:
  ///   - step: -1 for an older entry, 1 for a newer one.
  ///   - cells: What stands at the present place, kept for the way back.
  /// - Returns: What stands there, or nil when there is no entry that far.
  mutating func move(by step: Int, leaving cells: [UInt32]) -> Recalled? {
    let next = index + step
    guard next >= 0, next <= entries.count else { return nil }
    edited[index] = cells
    index = next
    if let cells = edited[next] { return .cells(cells) }
    return next < entries.count ? .entry(entries[next]) : .cells([])
  }

  /// The newest entry that begins with a text and goes on.
  ///
  /// - Returns: How it goes on.
  func continuation(of text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let entry = entries.last { entry in
      entry.utf8.count > text.utf8.count && entry.utf8.starts(with: text.utf8)
    }
    guard let entry,
      let rest = entry.utf8.index(
        entry.startIndex,
        offsetBy: text.utf8.count,
        limitedBy: entry.endIndex
      )
    else { return nil }
    // A mark that belongs to the last character typed is no continuation.
    guard rest.samePosition(in: entry) != nil else { return nil }
    return String(entry[rest...])
  }
}

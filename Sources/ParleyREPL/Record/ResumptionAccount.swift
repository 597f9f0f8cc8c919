import ParleyHost
import ParleyRuntime

/// What became of a session that was brought back.
package struct ResumptionAccount: Sendable, Equatable {
  /// Where it had to stop.
  package struct Stop: Sendable, Equatable {
    /// The entry that could not be entered.
    package let entry: TypedEntry
    /// Why: lower case, no full stop.
    package let reason: String

    /// Makes a stop.
    package init(entry: TypedEntry, reason: String) {
      self.entry = entry
      self.reason = reason
    }
  }

  /// The last turns of the conversation.
  package struct LastExchange: Sendable, Equatable {
    /// What the user said; empty when the conversation starts with a reply.
    package let asked: String
    /// What the model replied.
    package let replied: String
    /// Whether the reply was cut, by Ctrl-C or because the process died.
    package let isCut: Bool
  }

  /// Whether the session was left in good order.
  package let wasClosed: Bool
  /// How many entries were entered, commands not counted.
  package private(set) var entries = 0
  /// How many replies came back.
  package private(set) var replies = 0
  /// Where it had to stop; nil when all was entered.
  package var stop: Stop?
  /// The entries that were not entered, the one that failed first: for the history of the editor.
  package var left: [TypedEntry] = []
  /// Whether the session was in talk mode.
  package private(set) var isTalking = false
  /// The last reply with what was asked; nil where the conversation ends in none.
  package private(set) var lastExchange: LastExchange?
  /// What the session has cost so far, in pico-dollars; nil when a price is not known.
  package private(set) var cost: Int64?

  /// Starts an account.
  init(_ session: RecordedSession) {
    wasClosed = session.isClosed
  }

  /// Counts an entry that was entered.
  mutating func add(_ entry: RecordedSession.Entry) {
    guard entry.typed.kind != .command else {
      if entry.outcome == .done { follow(entry.typed.text) }
      return
    }
    entries += 1
    replies += entry.exchanges.count { !$0.events.isEmpty }
  }

  /// Follows a `:talk`.
  private mutating func follow(_ command: String) {
    guard case .command(.talk(let isOn))? = try? CommandParser().parse(command) else { return }
    isTalking = isOn ?? !isTalking
  }

  /// Takes in how the session stands at the end.
  mutating func finish(_ host: ScriptHost) {
    let totals = host.totals.snapshot
    cost = totals.isCostKnown ? totals.cost : nil
    let turns = host.currentConversations.current.turns
    guard let last = turns.last, last.role == .assistant else { return }
    lastExchange = LastExchange(
      asked: turns.dropLast().last(where: \.isAsked)?.text ?? "",
      replied: last.text,
      isCut: host.currentConversations.current.endsInInterruptedReply
    )
  }
}

extension ResumptionAccount {
  /// The account in a few lines, each without its newline.
  package var lines: [String] {
    var lines = summary
    if let lastExchange {
      let asked = Self.short(lastExchange.asked)
      if !asked.isEmpty { lines.append("> \(asked)") }
      if lastExchange.isCut {
        lines.append(lastExchange.replied)
        lines.append("the reply was cut here: send goes on with it, retry asks again")
      } else {
        lines.append(Self.short(lastExchange.replied))
      }
    }
    if let stop {
      lines.append("stopped at `\(Self.short(stop.entry.text))`: \(stop.reason)")
      lines.append(
        left.count == 1
          ? "that entry is in the history: Up brings it back"
          : "it and the \(left.count - 1) after it are in the history: Up brings them back"
      )
    }
    return lines
  }

  private var summary: [String] {
    let ending = wasClosed ? "" : ", which ended without being left"
    let paid = cost.map { $0 > 0 ? ", \(RunTotalsText.cost($0)) counted as before" : "" } ?? ""
    return [
      "resumed the last session\(ending): "
        + "\(Self.count(entries, "entry", "entries")), \(Self.count(replies, "reply", "replies"))",
      "nothing was sent again\(paid)",
    ]
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// The first line of a text, cut where it is long.
  private static func short(_ text: String) -> String {
    let line = text.split(separator: "\n", omittingEmptySubsequences: true).first ?? ""
    let rest = line.count > 72 || line.utf8.count < text.utf8.count
    return String(line.prefix(72)) + (rest ? " …" : "")
  }
}

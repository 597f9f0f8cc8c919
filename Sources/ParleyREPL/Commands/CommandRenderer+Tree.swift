import ClaudeMessages
import ParleyHost
import ParleyRuntime
import TerminalText

extension CommandRenderer {
  /// `:tree`: each conversation with the turns of its own, one line each, under the one that it was forked from.
  ///
  /// User turns have the numbers that `:edit` takes; a fork goes on with those of the turns it shares.
  package func tree() -> [String] {
    let all = view.conversations.all
    let names = Set(all.map(\.name))
    let roots = all.filter { conversation in
      conversation.origin.map { !names.contains($0.conversation) } ?? true
    }
    return roots.flatMap { branch($0, of: all, depth: 0) }
  }

  private func branch(
    _ conversation: Conversation,
    of all: [Conversation],
    depth: Int
  ) -> [String] {
    // Deeper than this the indentation would take the room of the texts.
    let indentation = min(depth, width / 8) * 2
    let blanks = String(repeating: " ", count: indentation)
    let own = branches(conversation, indentation: indentation)
    let forks = all.filter { $0.origin?.conversation == conversation.name }
    return [blanks + heading(of: conversation)] + own
      + forks.flatMap { branch($0, of: all, depth: depth + 1) }
  }

  private func heading(of conversation: Conversation) -> String {
    let isCurrent = conversation.name == view.conversations.current.name
    let name = oneLine(conversation.name, columns: max(8, width / 2))
    var notes: [String] = []
    if conversation.origin != nil {
      let shared = view.conversations.sharedTurns(of: conversation)
      let count = conversation.turns.prefix(shared).count(where: \.isAsked)
      let parent = oneLine(conversation.origin?.conversation ?? "", columns: width / 3)
      notes.append("from \(parent)" + (count > 0 ? " after turn \(count)" : " at its start"))
    }
    if conversation.turns.isEmpty { notes.append("no turns") }
    let marked = isCurrent ? style.apply(.success, to: "* \(name)") : "  " + name
    guard !notes.isEmpty else { return marked }
    return marked + "  " + style.apply(.dim, to: notes.joined(separator: ", "))
  }

  private func branches(_ conversation: Conversation, indentation: Int) -> [String] {
    let shared =
      conversation.origin == nil ? 0 : view.conversations.sharedTurns(of: conversation)
    var number = 0
    var lines: [String] = []
    for (index, turn) in conversation.turns.enumerated() {
      if turn.isAsked { number += 1 }
      guard index >= shared else { continue }
      let label = turn.isAsked ? String(number).paddedStart(to: 3) + " » " : "      "
      let start = String(repeating: " ", count: indentation + 2) + label
      let text = oneLine(turn.summary, columns: width - start.displayWidth)
      lines.append(turn.isAsked ? start + text : style.apply(.dim, to: start + text))
    }
    return lines
  }

  /// `:history`: the last entries with their numbers, the last one at the bottom.
  package func history(last count: Int) -> [String] {
    guard !view.history.isEmpty else { return ["nothing was entered yet"] }
    let first = max(0, view.history.count - count)
    let digits = String(view.history.count).count
    return view.history[first...].enumerated().map { index, entry in
      let number = String(first + index + 1).paddedStart(to: digits)
      return style.apply(.dim, to: number) + "  " + oneLine(entry, columns: width - digits - 2)
    }
  }
}

extension Conversations {
  /// How many turns a conversation still has in common with the one that it was forked from.
  ///
  /// Turns that happen to be the same after the fork are not counted.
  func sharedTurns(of conversation: Conversation) -> Int {
    guard let origin = conversation.origin,
      let parent = self.conversation(named: origin.conversation)
    else { return 0 }
    return min(origin.turnCount, parent.turns.sharedCount(with: conversation.turns))
  }
}

extension [Turn] {
  /// How many turns two lists begin with in common.
  func sharedCount(with other: [Turn]) -> Int {
    zip(self, other).prefix { $0.role == $1.role && $0.blocks == $1.blocks }.count
  }
}

extension Turn {
  /// What the turn says in a line: its text, after the kinds of what else it holds.
  fileprivate var summary: String {
    let others = blocks.filter { $0.text == nil && !$0.isThinking }.map(\.kind)
    let cut = reception?.receipt?.isInterrupted == true ? " (interrupted)" : ""
    return (others.map { "[\($0)]" } + [text]).joined(separator: " ") + cut
  }
}

extension ContentBlock {
  /// What the block is: the name of its type, and of the tool that it calls.
  fileprivate var kind: String { toolUse.map { "calls \($0.name)" } ?? type.rawValue }
}

extension String {
  /// The text with blanks before it up to a number of terminal columns.
  func paddedStart(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - displayWidth)) + self
  }
}

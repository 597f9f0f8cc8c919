import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import TerminalText

extension CommandRenderer {
  /// How many equal lines are shown on each side of a difference.
  private static let contextLines = 2

  /// `:diff CHAT`: what the current conversation has otherwise than another, settings first, then the turns line by line.
  ///
  /// - Throws: ``CommandMistake`` for a conversation that does not exist, and for the current one.
  package func diff(with name: String) throws(CommandMistake) -> [String] {
    let current = view.conversations.current
    guard let other = view.conversations.conversation(named: name) else {
      throw .noConversation(name, among: view.conversations.all.map(\.name))
    }
    if other.name == current.name {
      throw CommandMistake(
        "\(name) is the current conversation",
        help: "name another one: :tree lists them"
      )
    }
    let shared = other.turns.sharedCount(with: current.turns)
    let names = (oneLine(other.name, columns: width / 3), oneLine(current.name, columns: width / 3))
    let changes =
      changes(
        other.settings.changes.map(LiteralStatement.line),
        current.settings.changes.map(LiteralStatement.line)
      )
      + changes(
        lines(of: other.turns.dropFirst(shared)),
        lines(of: current.turns.dropFirst(shared))
      )
    guard !changes.isEmpty else {
      return ["\(names.0) and \(names.1) are the same: \(current.turns.count.counted("turn"))"]
    }
    let sameTurns =
      shared == 0 ? "no turns in common" : "\(shared.counted("turn")) in common"
    return [
      style.apply(.error, to: "- \(names.0)") + "  " + style.apply(.success, to: "+ \(names.1)")
        + "  " + style.apply(.dim, to: sameTurns)
    ] + changes
  }

  /// The turns as lines, the user's marked.
  private func lines(of turns: ArraySlice<Turn>) -> [String] {
    turns.flatMap { turn in
      turn.text.strippingControls.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().map { index, line in
          (turn.isAsked && index == 0 ? "» " : "  ") + line
        }
    }
  }

  private func changes(_ old: [String], _ new: [String]) -> [String] {
    let lines = LineDiff(from: old, to: new).lines
    let changed = lines.indices.filter { !lines[$0].isKept }
    guard !changed.isEmpty else { return [] }
    let nearby = Set(
      changed.flatMap { ($0 - Self.contextLines)...($0 + Self.contextLines) }
    )
    var shown: [String] = []
    var omitted = 0
    for (index, line) in lines.enumerated() {
      guard nearby.contains(index) else {
        omitted += 1
        continue
      }
      if omitted > 0 { shown.append(omission(omitted)) }
      omitted = 0
      shown += rows(of: line)
    }
    if omitted > 0 { shown.append(omission(omitted)) }
    return shown
  }

  private func omission(_ count: Int) -> String {
    style.apply(.dim, to: "  … \(count.counted("equal line"))")
  }

  /// A line with its mark, broken where it is too long.
  private func rows(of line: LineDiff.Line) -> [String] {
    let (mark, text, role): (String, String, TerminalStyle.Role?) =
      switch line {
      case .kept(let text): ("  ", text, nil)
      case .removed(let text): ("- ", text, .error)
      case .added(let text): ("+ ", text, .success)
      }
    let pieces = text.displayWidth <= width - 2 ? [text] : broken(text)
    return pieces.map { piece in
      role.map { style.apply($0, to: mark + piece) } ?? mark + piece
    }
  }

  /// The pieces of a long line, with its indentation.
  private func broken(_ text: String) -> [String] {
    let start = String(text.prefix(2))
    return TextFitting.lines(of: String(text.dropFirst(2)), width: width - 4).enumerated().map {
      index,
      piece in
      (index == 0 ? start : "  ") + piece
    }
  }
}

extension LineDiff.Line {
  fileprivate var isKept: Bool {
    if case .kept = self { true } else { false }
  }
}

extension CommandMistake {
  /// A conversation that does not exist.
  static func noConversation(_ name: String, among names: [String]) -> CommandMistake {
    let help =
      NearestName.of(name, among: names).map { "did you mean \($0)?" }
      ?? (names.count == 1
        ? "\(names[0]) is the only one; fork NAME copies it"
        : "the conversations are \(names.joined(separator: ", "))")
    return CommandMistake("there is no conversation named \(name)", help: help)
  }
}

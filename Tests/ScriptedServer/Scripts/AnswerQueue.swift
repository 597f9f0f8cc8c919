import Synchronization

/// Hands out the answers of a script.
final class AnswerQueue: Sendable {
  private struct Entry {
    var answer: ScriptedAnswer
    var index: Int
    var left: ScriptedAnswer.Repetition
  }

  private let entries: Mutex<[Entry]>
  private let isScripted: Bool

  /// - Parameter script: The answers; nil for the server's own, forever.
  init(_ script: ServerScript?) {
    isScripted = script != nil
    entries = Mutex(
      (script?.answers ?? []).enumerated().map {
        Entry(answer: $0.element, index: $0.offset, left: $0.element.repetition)
      }
    )
  }

  /// The answer for a request: the first whose `match` fits, else the next in order.
  ///
  /// - Parameter text: The last user text of the request.
  /// - Returns: The answer and its place in the script; nil when the script has none left.
  func take(for text: String) -> (answer: ScriptedAnswer, index: Int?)? {
    guard isScripted else { return (ScriptedAnswer(), nil) }
    return entries.withLock { entries in
      let isLeft: (Entry) -> Bool = { $0.left != .times(0) }
      let matching = entries.firstIndex { entry in
        isLeft(entry) && entry.answer.match.map { text.contains($0) } == true
      }
      guard
        let index = matching ?? entries.firstIndex(where: { isLeft($0) && $0.answer.match == nil })
      else { return nil }
      if case .times(let count) = entries[index].left { entries[index].left = .times(count - 1) }
      return (entries[index].answer, entries[index].index)
    }
  }
}

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
    // A script that is only about other endpoints leaves messages to the server.
    isScripted =
      script.map { $0.answers.isEmpty || $0.answers.contains { $0.path == nil } } ?? false
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
      let isLeft: (Entry) -> Bool = { $0.left != .times(0) && $0.answer.path == nil }
      let matching = entries.firstIndex { entry in
        isLeft(entry) && entry.answer.match.map { text.contains($0) } == true
      }
      guard
        let index = matching ?? entries.firstIndex(where: { isLeft($0) && $0.answer.match == nil })
      else { return nil }
      return Self.take(index, of: &entries)
    }
  }

  /// The answer for a request by its method and path; nil when the script has none for it.
  func take(forPath path: String) -> (answer: ScriptedAnswer, index: Int)? {
    entries.withLock { entries in
      let index = entries.firstIndex { entry in
        entry.left != .times(0) && entry.answer.path.map { path.contains($0) } == true
      }
      return index.map { Self.take($0, of: &entries) }
    }
  }

  private static func take(
    _ index: Int,
    of entries: inout [Entry]
  ) -> (answer: ScriptedAnswer, index: Int) {
    if case .times(let count) = entries[index].left { entries[index].left = .times(count - 1) }
    return (entries[index].answer, entries[index].index)
  }
}

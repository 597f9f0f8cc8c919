import ClaudeAPI
import ModelProviders
import OrderedJSON
import ParleyRuntime
import Synchronization

/// A record of a session that stands in for the provider and the world while its entries are entered again.
///
/// Whoever enters them says of each with ``beginEntry(_:)`` how it went then, so that an entry without an end ends here too.
package final class Replay: Sendable {
  /// What is known of an entry that is about to be entered again.
  package struct Entry: Sendable {
    /// How many requests it made and how often it asked the world, as far as that was recorded.
    package var effectCount: Int
    /// Whether Ctrl-C or the death of the process ended it.
    package var isCutShort: Bool

    /// Makes an entry.
    package init(effectCount: Int, isCutShort: Bool) {
      self.effectCount = effectCount
      self.isCutShort = isCutShort
    }
  }

  private struct State {
    var answers: [Question: [WorldAnswer.Result]] = [:]
    var entry = Entry(effectCount: 0, isCutShort: false)
    var usedEffects = 0
    /// Effects of any kind since the recorded ones of a cut entry were used up.
    var effectsBeyond = 0
    /// Whether an effect was performed since the last checkpoint.
    var isAfterEffect = false
    var missing: String?
  }

  /// What answers requests.
  package let provider: ReplayProvider
  private let state: Mutex<State>

  /// How many effects a cut entry may go on with that left no record, such as `print`.
  private static let mostEffectsBeyond = 10_000

  /// Makes a replay.
  ///
  /// - Parameters:
  ///   - exchanges: The exchanges of the session, in order.
  ///   - answers: What the world answered, in order.
  ///   - interrupts: The host's: an answer that was interrupted interrupts again.
  package init(exchanges: [Exchange], answers: [WorldAnswer], interrupts: Interrupts) {
    var state = State()
    for answer in answers {
      let question = Question(answer.function, answer.arguments)
      state.answers[question, default: []].append(answer.result)
    }
    self.state = Mutex(state)
    provider = ReplayProvider(exchanges) { interrupts.raise(.interrupt) }
  }

  /// Tells that an entry is about to be entered.
  package func beginEntry(_ entry: Entry) {
    state.withLock { state in
      state.entry = entry
      state.usedEffects = 0
      state.effectsBeyond = 0
      state.isAfterEffect = false
      state.missing = nil
    }
  }

  /// What the entry asked for that the record does not hold, in words; nil as long as it holds everything.
  package var missing: String? { state.withLock { $0.missing } }

  /// What the world answered then; an interrupt where an entry that was cut short asked for more.
  ///
  /// - Parameters:
  ///   - function: What is asked.
  ///   - arguments: What it is asked with.
  /// - Returns: The answer.
  /// - Throws: ``EffectError`` of kind `value` where there is no such answer, kind `interrupt` at the place where the entry ended.
  func answer(
    to function: String,
    _ arguments: [Value]
  ) throws(EffectError) -> WorldAnswer.Result {
    let question = Question(function, arguments)
    let answer = state.withLock { state -> WorldAnswer.Result? in
      guard var answers = state.answers[question], !answers.isEmpty else {
        if !state.entry.isCutShort { state.missing = "an answer to \(function)" }
        return nil
      }
      let first = answers.removeFirst()
      state.answers[question] = answers
      state.usedEffects += 1
      return first
    }
    if let answer { return answer }
    throw state.withLock { $0.entry.isCutShort } ? .interrupted : .notRecorded(function)
  }

  /// The exchange that answers a request; nil where none does.
  func exchange(for body: [UInt8]) -> Exchange? {
    guard let exchange = provider.recorded(for: body) else { return nil }
    state.withLock { $0.usedEffects += 1 }
    return exchange
  }

  /// Notes that a request would be sent that the record does not hold.
  func noteMissingRequest() {
    state.withLock { $0.missing = "a request" }
  }

  /// Notes that an effect of any kind is performed.
  func noteEffect() {
    state.withLock { state in
      state.isAfterEffect = true
      if state.usedEffects >= state.entry.effectCount { state.effectsBeyond += 1 }
    }
  }

  /// Whether the entry ends here, because it was cut short then and nothing more is known of it.
  ///
  /// What it did after its last request or question is done as far as a slice of fuel goes.
  func endsHere() -> Bool {
    state.withLock { state in
      let isAfterEffect = state.isAfterEffect
      state.isAfterEffect = false
      guard state.entry.isCutShort, state.usedEffects >= state.entry.effectCount else {
        return false
      }
      return !isAfterEffect || state.effectsBeyond > Self.mostEffectsBeyond
    }
  }
}

/// A question to the world, to be compared.
private struct Question: Hashable {
  let function: String
  let arguments: [UInt8]

  init(_ function: String, _ arguments: [Value]) {
    self.function = function
    let json = JSONValue.array(arguments.map { JSONValue($0) ?? .null })
    self.arguments = JSONWriter.bytes(of: json)
  }
}

extension EffectError {
  fileprivate static func notRecorded(_ function: String) -> EffectError {
    EffectError(
      .value,
      "the record has no answer to \(function), and nothing is asked while a record is replayed"
    )
  }
}

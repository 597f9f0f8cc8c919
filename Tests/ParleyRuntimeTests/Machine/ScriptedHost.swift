import ParleyRuntime
import Synchronization

/// A host that answers from a script and remembers what it was asked.
final class ScriptedHost: Host {
  /// What it answers an effect.
  typealias Answer = @Sendable (Effect, ProgramContext) throws(EffectError) -> Value

  private struct State {
    var effects: [Effect] = []
    var checkpoints = 0
  }

  private let state = Mutex(State())
  private let answer: Answer
  private let lastCheckpoint: Int

  /// Makes a host.
  ///
  /// - Parameters:
  ///   - lastCheckpoint: The checkpoint, counted from 1, that interrupts; later ones do not.
  ///   - answer: What it answers an effect. Default: null.
  init(
    interruptedAt lastCheckpoint: Int = 0,
    _ answer: @escaping Answer = { _, _ throws(EffectError) in .null }
  ) {
    self.lastCheckpoint = lastCheckpoint
    self.answer = answer
  }

  /// The effects so far.
  var effects: [Effect] { state.withLock { $0.effects } }

  /// The effects so far in few words.
  var log: [String] { effects.map(\.summary) }

  /// How often it was asked whether to go on.
  var checkpoints: Int { state.withLock { $0.checkpoints } }

  func perform(_ effect: Effect, in context: ProgramContext) async throws(EffectError) -> Value {
    state.withLock { $0.effects.append(effect) }
    return try answer(effect, context)
  }

  func checkpoint() async throws(EffectError) {
    let count = state.withLock { state in
      state.checkpoints += 1
      return state.checkpoints
    }
    if count == lastCheckpoint { throw EffectError(.interrupt, "interrupted") }
  }
}

extension Effect {
  /// The effect in few words.
  var summary: String {
    switch self {
    case .say(let text, let schema, _): "say \(text)" + (schema.map { " as \($0.name)" } ?? "")
    case .print(let text): "print \(text)"
    case .pushSettings(let changes):
      "push \(changes.map { "\($0.name)=\($0.value.textual?.string ?? "\($0.value)")" }.joined(separator: ","))"
    case .popSettings: "pop"
    case .expectation(let expectation):
      "expect \(expectation.passed) \(expectation.error ?? "")"
    default: "\(self)"
    }
  }
}

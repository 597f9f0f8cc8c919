import ParleyRuntime
import Synchronization

extension ScriptHost {
  /// Lets a record answer requests and questions to the world from now on; nothing is sent, and no file is written.
  package func beginReplay(_ replay: Replay) { replaying.withLock { $0 = replay } }

  /// Lets the provider and the world answer again.
  package func endReplay() { replaying.withLock { $0 = nil } }

  /// The record that answers; nil while the provider and the world do.
  var replay: Replay? { replaying.withLock { $0 } }

  /// Asks the world, or the record in its place, and keeps the answer where answers are kept.
  ///
  /// - Parameters:
  ///   - function: What is asked.
  ///   - arguments: What it is asked with.
  ///   - ask: Asks the world.
  /// - Returns: The answer.
  /// - Throws: ``EffectError``: what the world answered, or that the record has no answer.
  func answer(
    to function: String,
    _ arguments: [Value],
    _ ask: () async throws(EffectError) -> WorldAnswer.Result
  ) async throws(EffectError) -> WorldAnswer.Result {
    let result: WorldAnswer.Result
    if let replay {
      result = try replay.answer(to: function, arguments)
    } else {
      do throws(EffectError) {
        result = try await ask()
      } catch {
        result = .failure(error)
      }
    }
    return try keep(function, arguments, result)
  }

  /// The same for what is asked without waiting.
  func immediateAnswer(
    to function: String,
    _ arguments: [Value],
    _ ask: () throws(EffectError) -> WorldAnswer.Result
  ) throws(EffectError) -> WorldAnswer.Result {
    let result: WorldAnswer.Result
    if let replay {
      result = try replay.answer(to: function, arguments)
    } else {
      do throws(EffectError) {
        result = try ask()
      } catch {
        result = .failure(error)
      }
    }
    return try keep(function, arguments, result)
  }

  private func keep(
    _ function: String,
    _ arguments: [Value],
    _ result: WorldAnswer.Result
  ) throws(EffectError) -> WorldAnswer.Result {
    if keepsWorldAnswers { journal.record(.world(WorldAnswer(function, arguments, result))) }
    if case .failure(let error) = result { throw error }
    return result
  }
}

extension WorldAnswer.Result {
  /// The value; null where it is none.
  var value: Value {
    if case .value(let value) = self { value } else { .null }
  }

  /// The bytes of a file; empty where it is none.
  var fileBytes: [UInt8] {
    if case .bytes(let bytes) = self { bytes } else { [] }
  }
}

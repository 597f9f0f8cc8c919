import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime

extension ScriptHost {
  /// What `settings`, `turns` and `run` stand for at the moment.
  func inspect(_ inspection: Inspection) -> Value {
    switch inspection {
    case .settings:
      return .map(currentConversations.effectiveSettings.map)
    case .turns:
      return .list(currentConversations.current.turns.map(\.value))
    case .run:
      return .map(totals.snapshot.map)
    }
  }

  /// What `stdin` and `args` stand for.
  func read(_ input: Input) async throws(EffectError) -> Value {
    try world.input(input)
  }

  /// Performs a built-in that asks the world, and ends it when the run is interrupted.
  func call(
    _ function: WorldFunction,
    _ arguments: [Value],
    at span: SourceSpan
  ) async throws(EffectError) -> Value {
    switch function {
    case .countTokens:
      return try await answer(to: function.rawValue, arguments) { () async throws(EffectError) in
        .value(try await countTokens(arguments))
      }.value
    case .cost:
      return try ModelFunctions.cost(arguments, in: configuration.catalogue)
    case .models:
      return ModelFunctions.models(of: configuration.catalogue)
    case .judge:
      return try await judge(arguments, at: span)
    case .hash:
      return try await performInWorld(function, arguments)
    case .read, .readJSON, .readCSV, .glob, .env, .exec:
      return try await answer(to: function.rawValue, arguments) { () async throws(EffectError) in
        .value(try await performInWorld(function, arguments))
      }.value
    }
  }

  private func performInWorld(
    _ function: WorldFunction,
    _ arguments: [Value]
  ) async throws(EffectError) -> Value {
    let world = world
    return try await configuration.interrupts.cancelling { () -> Result<Value, EffectError> in
      do throws(EffectError) {
        return .success(try await world.perform(function, arguments))
      } catch {
        return .failure(error)
      }
    }.get()
  }
}

extension Turn {
  /// The turn as a script reads it.
  fileprivate var value: Value {
    ["role": .text(role.rawValue), "text": .text(text)]
  }
}

extension RunTotals.Snapshot {
  /// The sums as a script reads them: dollars, tokens, requests; the cost is null when some price is unknown.
  package var map: MapValue {
    MapValue([
      ("cost", isCostKnown ? .float(dollars(cost)) : .null),
      ("usage", .map(usage.map)),
      ("requests", .int(Int64(clamping: requests))),
    ])
  }
}

extension TokenCounts {
  /// The counts as a script reads them.
  package var map: MapValue {
    MapValue([
      ("input_tokens", .int(input)),
      ("output_tokens", .int(output)),
      ("cache_creation_input_tokens", .int(cacheCreation)),
      ("cache_read_input_tokens", .int(cacheRead)),
      ("thinking_tokens", .int(thinking)),
    ])
  }

  /// The counts of a reply; what the server does not tell counts as 0.
  package init(_ usage: Usage) {
    self.init()
    input = Int64(clamping: max(0, usage.inputTokens ?? 0))
    output = Int64(clamping: max(0, usage.outputTokens ?? 0))
    cacheCreation = Int64(clamping: max(0, usage.cacheCreationInputTokens ?? 0))
    cacheRead = Int64(clamping: max(0, usage.cacheReadInputTokens ?? 0))
    thinking = Int64(clamping: max(0, usage.thinkingTokens ?? 0))
  }
}

/// An amount of pico-dollars in dollars.
func dollars(_ picoDollars: Int64) -> Double {
  Double(picoDollars) / 1e12
}

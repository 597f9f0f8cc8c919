import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime

/// The built-ins that are answered from the model catalogue, without a provider.
package enum ModelFunctions {
  /// `models()`: what the catalogue knows of each model, newest first within a line.
  package static func models(of catalogue: ModelCatalogue) -> Value {
    .list(catalogue.models.map { .map($0.map) })
  }

  /// `cost(usage, model)`: what some tokens cost at a model's rates, in dollars; null when no price is known.
  ///
  /// - Throws: A value error for arguments of a wrong type and a name that is no model's.
  package static func cost(
    _ arguments: [Value],
    in catalogue: ModelCatalogue
  ) throws(EffectError) -> Value {
    guard arguments.count == 2, case .map(let counts) = arguments[0] else {
      throw .noUsage(arguments.first ?? .null)
    }
    guard let name = arguments[1].textual?.string else { throw .noModelName(arguments[1]) }
    var usage = Usage(
      inputTokens: try count("input_tokens", in: counts),
      outputTokens: try count("output_tokens", in: counts)
    )
    usage.cacheCreationInputTokens = try count("cache_creation_input_tokens", in: counts)
    usage.cacheReadInputTokens = try count("cache_read_input_tokens", in: counts)
    // The form of a name decides, as for the setting: a model newer than the catalogue has no known price.
    do throws(SettingMistake) {
      try SettingRules(catalogue: catalogue).checkModel(name)
    } catch {
      // The tokens of a model that is retired cost something when it was not.
      if error.id == .unknownModel { throw EffectError(error) }
    }
    let model = catalogue.resolve(name).id
    return catalogue.cost(of: usage, model: model).map { .float($0.dollars) } ?? .null
  }

  private static func count(_ name: String, in counts: MapValue) throws(EffectError) -> Int {
    switch counts[name] {
    case nil: return 0
    case .int(let count)? where count >= 0: return Int(clamping: count)
    case let other?: throw .noCount(name, other)
    }
  }
}

extension ModelDescription {
  /// The model as a script reads it; what is not known is null.
  fileprivate var map: MapValue {
    MapValue([
      ("id", .text(id.rawValue)),
      ("name", .text(shortName)),
      ("line", line.map { .text($0.rawValue) } ?? .null),
      ("purpose", .text(purpose)),
      ("context_window", limits.contextWindow.map { .int(Int64(clamping: $0)) } ?? .null),
      ("max_tokens", limits.maxOutputTokens.map { .int(Int64(clamping: $0)) } ?? .null),
      ("effort", .list((capabilities.effort?.levels ?? []).map { .text($0.rawValue) })),
      ("samples", capabilities.sampling.map { .bool($0 != .rejected) } ?? .null),
      ("prefill", capabilities.acceptsPrefill.map(Value.bool) ?? .null),
      ("status", lifecycle.state.map { .text($0.rawValue) } ?? .null),
    ])
  }
}

extension EffectError {
  fileprivate static func noUsage(_ value: Value) -> EffectError {
    EffectError(
      .value,
      "cost takes a usage and a model's name, not \(value.typePhrase)",
      help: "write cost(reply.usage, \"haiku\")"
    )
  }

  fileprivate static func noModelName(_ value: Value) -> EffectError {
    EffectError(
      .value,
      "cost takes a model's name as its second argument, not \(value.typePhrase)"
    )
  }

  fileprivate static func noCount(_ name: String, _ value: Value) -> EffectError {
    let given = if case .int(let number) = value { String(number) } else { value.typePhrase }
    return EffectError(.value, "\(name) of a usage is a count from 0, not \(given)")
  }
}

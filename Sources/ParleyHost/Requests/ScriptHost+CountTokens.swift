import ClaudeAPI
import ModelProviders
import ParleyRuntime

extension ScriptHost {
  /// `count_tokens(text)`: the tokens that a text has for the current model, as the provider counts them.
  func countTokens(_ arguments: [Value]) async throws(EffectError) -> Value {
    guard let text = arguments.first?.textual?.string else {
      throw .noTextToCount(arguments.first ?? .null)
    }
    guard !text.allSatisfy(\.isWhitespace) else { return .int(0) }
    var settings = Settings()
    if let model = currentConversations.effectiveSettings["model"] {
      settings.apply(SettingChange(name: "model", value: model))
    }
    let turn = Turn(role: .user, blocks: [.text(text)])
    let request = try RequestBuilder(catalogue: configuration.catalogue)
      .request(for: [turn], with: settings).request
    let provider = configuration.provider
    let counted = await configuration.interrupts.cancelling { () -> Result<Int, ClaudeError> in
      do throws(ClaudeError) {
        return .success(try await provider.countTokens(request))
      } catch {
        return .failure(error)
      }
    }
    switch counted {
    case .success(let count): return .int(Int64(clamping: count))
    case .failure(let error): throw EffectError(error)
    }
  }
}

extension ScriptHost {
  /// The input tokens of the current conversation with its settings, as the provider counts them.
  ///
  /// - Returns: The tokens; nil for a conversation without turns, when the provider cannot tell, and after an interrupt.
  package func countConversation() async -> Int? {
    let conversations = currentConversations
    let settings = conversations.effectiveSettings
    let builder = RequestBuilder(catalogue: configuration.catalogue)
    let turns = conversations.current.turns
    guard !turns.isEmpty, let message = try? builder.message(for: turns, with: settings) else {
      return nil
    }
    let reading = SettingReading(settings: settings, catalogue: configuration.catalogue)
    var options = reading.sendOptions
    options.maxRetries = 0
    let request = ProviderRequest(message, betas: reading.betas, options: options)
    let provider = configuration.provider
    return await configuration.interrupts.cancelling { try? await provider.countTokens(request) }
  }
}

extension EffectError {
  fileprivate static func noTextToCount(_ value: Value) -> EffectError {
    EffectError(.value, "count_tokens takes a text, not \(value.typePhrase)")
  }
}

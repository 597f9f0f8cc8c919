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
    return .int(Int64(clamping: try await count(request)))
  }

  /// The input tokens of a request, as an archive has counted them or the provider counts them.
  ///
  /// - Throws: ``EffectError`` of kind `api` or `network`, of kind `interrupt` when the run is interrupted, and of kind `permission`
  ///   where nothing may be asked.
  func count(_ request: ProviderRequest) async throws(EffectError) -> Int {
    let tag = RequestTag(number: 0, conversation: currentConversations.current.name, isShown: false)
    let asked = Exchange.Request(request, as: tag)
    if let count = try configuration.archive?.takeCount(of: asked) { return try count.tokens }
    let provider = configuration.provider
    let counted = await configuration.interrupts.cancelling { () -> Result<Int, ClaudeError> in
      do throws(ClaudeError) {
        return .success(try await provider.countTokens(request))
      } catch {
        return .failure(error)
      }
    }
    switch counted {
    case .success(let count):
      configuration.archive?.keepCount(.tokens(count), of: asked)
      return count
    case .failure(let error):
      if configuration.interrupts.reason == nil {
        configuration.archive?.keepCount(.failed(ExchangeFailure(error)), of: asked)
      }
      throw EffectError(error)
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
    let tools = conversations.current.tools
    guard !turns.isEmpty,
      let message = try? builder.message(for: turns, with: settings, offering: tools)
    else { return nil }
    let reading = SettingReading(settings: settings, catalogue: configuration.catalogue)
    var options = reading.sendOptions
    options.maxRetries = 0
    let request = ProviderRequest(message, betas: reading.betas, options: options)
    let provider = configuration.provider
    return await configuration.interrupts.cancelling { try? await provider.countTokens(request) }
  }
}

extension ArchivedCount {
  /// The count, or the failure as it was thrown then.
  fileprivate var tokens: Int {
    get throws(EffectError) {
      switch self {
      case .tokens(let count): return count
      case .failed(let failure): throw EffectError(failure.error)
      }
    }
  }
}

extension EffectError {
  fileprivate static func noTextToCount(_ value: Value) -> EffectError {
    EffectError(.value, "count_tokens takes a text, not \(value.typePhrase)")
  }
}

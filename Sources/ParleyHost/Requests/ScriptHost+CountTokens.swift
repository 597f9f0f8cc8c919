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

extension EffectError {
  fileprivate static func noTextToCount(_ value: Value) -> EffectError {
    EffectError(.value, "count_tokens takes a text, not \(value.typePhrase)")
  }
}

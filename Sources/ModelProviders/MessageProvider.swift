import ClaudeAPI
import ClaudeMessages

/// A request as a provider gets it: the typed view, the exact body bytes, version and betas, timeouts and attempts.
package typealias ProviderRequest = ExchangeRequest

/// What happens to a request: progress, head, events, end.
package typealias ProviderEvent = ExchangeEvent

/// What answers requests for messages: the API, or a model in this process.
package protocol MessageProvider: Sendable {
  /// Answers a request. Nothing is sent before the response is iterated.
  func send(_ request: ProviderRequest) -> ProviderResponse

  /// Counts the input tokens that a request would have.
  ///
  /// - Throws: ``ClaudeError``.
  func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int

  /// The models that can be asked, newest first.
  ///
  /// - Throws: ``ClaudeError``.
  func models() async throws(ClaudeError) -> [ModelInfo]
}

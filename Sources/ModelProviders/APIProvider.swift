import ClaudeAPI
import ClaudeMessages

/// The Messages API, or a server that speaks it, as a provider.
package struct APIProvider: MessageProvider {
  let client: ClaudeClient

  /// Puts a client behind the provider's protocol; the client's transport stays its owner's to shut down.
  package init(_ client: ClaudeClient) { self.client = client }

  package func send(_ request: ProviderRequest) -> ProviderResponse {
    ProviderResponse(client.exchange(request))
  }

  package func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
    try await client.countTokens(
      request.message,
      betas: request.betas,
      options: request.options
    )
  }

  package func models() async throws(ClaudeError) -> [ModelInfo] {
    try await client.models()
  }
}

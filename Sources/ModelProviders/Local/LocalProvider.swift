import ClaudeAPI
import ClaudeMessages

/// The models of this process as a provider: the same requests, events, usage and errors as the API, and nothing leaves the machine.
///
/// It is the client of the API over a transport that ends in this process, so that whatever holds for a request to the API
/// (attempts, waits, timeouts, cut streams) holds for it too.
package struct LocalProvider: MessageProvider {
  private let client: ClaudeClient

  /// Makes a provider.
  ///
  /// - Parameters:
  ///   - models: Who answers.
  ///   - faults: What goes wrong on the way, for testing a script; nil for nothing.
  ///   - time: Where time and chance come from.
  package init(
    _ models: LocalModels,
    faults: FaultScript? = nil,
    time: TimeSource = TimeSource()
  ) {
    let local = LocalTransport(models)
    let configuration = ClientConfiguration(baseURL: LocalTransport.address)
    if let faults {
      let transport = FaultyTransport(local, faults: faults, clock: time.clock)
      client = ClaudeClient(configuration: configuration, transport: transport, time: time)
    } else {
      client = ClaudeClient(configuration: configuration, transport: local, time: time)
    }
  }

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

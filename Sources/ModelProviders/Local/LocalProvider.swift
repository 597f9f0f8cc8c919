import ClaudeAPI
import ClaudeMessages

/// The models of this process as a provider: the same requests, events, usage and errors as the API, and nothing leaves the machine.
///
/// It is the client of the API over a transport that ends in this process, so that whatever holds for a request to the API
/// (attempts, waits, timeouts, cut streams) holds for it too.
package struct LocalProvider: MessageProvider {
  private let api: APIProvider

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
    let transport: any Transport =
      if let faults { FaultyTransport(local, faults: faults, clock: time.clock) } else { local }
    let configuration = ClientConfiguration(baseURL: LocalTransport.address)
    api = APIProvider(ClaudeClient(configuration: configuration, transport: transport, time: time))
  }

  package func send(_ request: ProviderRequest) -> ProviderResponse { api.send(request) }

  package func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
    try await api.countTokens(request)
  }

  package func models() async throws(ClaudeError) -> [ModelInfo] { try await api.models() }
}

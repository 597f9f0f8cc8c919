import ClaudeAPI
import ClaudeMessages
import ModelProviders
import ScriptedServer
import Testing

@Suite(.timeLimit(.minutes(2)))
struct APIProviderTests {
  @Test func theAPIAnswersThroughTheProvider() async throws {
    try await MessagesServer.withServer(ServerConfiguration(.text("Hel", "lo"))) { server in
      let configuration = ClientConfiguration(baseURL: try BaseURL(server.url))
      try await ClaudeClient.withClient(configuration: configuration) {
        (client: ClaudeClient) async throws -> Void in
        let provider = APIProvider(client)
        let request = ProviderRequest(.question(), betas: ["one"])
        #expect(try await provider.send(request).message()?.text == "Hello")
        #expect(server.requests.first?.body == request.body)
        #expect(server.requests.first?.header("anthropic-beta") == "one")
        #expect(try await provider.countTokens(request) > 0)
        #expect(try await provider.models().isEmpty == false)
      }
    }
  }
}

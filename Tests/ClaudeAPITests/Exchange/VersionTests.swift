import ClaudeAPI
import Testing

struct VersionTests {
  private let refusal = [ScriptedTransport.Step].failure(
    400,
    "invalid_request_error",
    message: "anthropic-version: 2026-10-21 is not supported"
  )

  @Test func aServerThatKnowsOnlyTheOlderVersionGetsIt() async throws {
    let transport = ScriptedTransport([refusal, .stream(SSE.whole), .stream(SSE.whole)])
    let client = try ClaudeClient.scripted(transport)
    let (steps, error) = await client.exchange(ExchangeRequest(.question())).course()
    #expect(error == nil)
    #expect(steps.prefix(4) == ["connecting 1/3", "sent", "version 2023-06-01", "connecting 1/3"])
    _ = await client.exchange(ExchangeRequest(.question())).course()
    #expect(
      transport.requests.map { $0.headers["anthropic-version"] }
        == ["2026-10-21", "2023-06-01", "2023-06-01"]
    )
  }

  @Test func theOlderVersionIsTriedOnce() async throws {
    let transport = ScriptedTransport([refusal, refusal, .stream(SSE.whole)])
    let client = try ClaudeClient.scripted(transport)
    let (_, error) = await client.exchange(ExchangeRequest(.question())).course()
    #expect(error?.code == .invalidRequest)
    #expect(transport.requests.count == 2)
  }

  @Test func theClaudeAPIsWordIsFinal() async throws {
    let transport = ScriptedTransport([refusal, .stream(SSE.whole)])
    let client = try ClaudeClient.scripted(transport) { $0.baseURL = .claudeAPI }
    let (_, error) = await client.exchange(ExchangeRequest(.question())).course()
    #expect(error?.code == .invalidRequest)
  }

  @Test func anotherRefusalIsNotAboutTheVersion() async throws {
    let transport = ScriptedTransport([.failure(400, "invalid_request_error")])
    let client = try ClaudeClient.scripted(transport)
    let (_, error) = await client.exchange(ExchangeRequest(.question())).course()
    #expect(error?.code == .invalidRequest)
    #expect(transport.requests.count == 1)
  }
}

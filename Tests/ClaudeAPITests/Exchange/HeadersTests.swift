import ClaudeAPI
import Testing

struct HeadersTests {
  private func headers(
    _ request: ExchangeRequest = ExchangeRequest(.question()),
    configure: (inout ClientConfiguration) throws -> Void = { _ in }
  ) async throws -> HeaderFields {
    let transport = ScriptedTransport([.stream(SSE.whole)])
    let client = try ClaudeClient.scripted(transport, configure: configure)
    for try await _ in client.exchange(request) {}
    return try #require(transport.requests.first).headers
  }

  @Test func aRequestHasWhatTheAPINeeds() async throws {
    let headers = try await headers()
    #expect(headers["authorization"] == "Bearer sk-test")
    #expect(headers["x-api-key"] == nil)
    #expect(headers["anthropic-version"] == "2026-10-21")
    #expect(headers["content-type"] == "application/json")
    #expect(headers["anthropic-beta"] == nil)
  }

  @Test func aSettingMovesTheKey() async throws {
    let headers = try await headers { $0.credentialHeader = .xAPIKey }
    #expect(headers["x-api-key"] == "sk-test")
    #expect(headers["authorization"] == nil)
  }

  @Test func aTokenIsAlwaysABearerAndBringsItsBeta() async throws {
    let headers = try await headers(ExchangeRequest(.question(), betas: ["one", "two"])) {
      $0.credential = .authToken(try Secret("tok", from: "the test"))
      $0.credentialHeader = .xAPIKey
    }
    #expect(headers["authorization"] == "Bearer tok")
    #expect(headers["x-api-key"] == nil)
    #expect(headers["anthropic-beta"] == "one,two,oauth-2025-04-20")
  }

  @Test func theTokensBetaCanBeLeftOut() async throws {
    let headers = try await headers {
      $0.credential = .authToken(try Secret("tok", from: "the test"))
      $0.sendsOAuthBeta = false
    }
    #expect(headers["anthropic-beta"] == nil)
  }

  @Test func customHeadersAddAndReplace() async throws {
    let headers = try await headers(ExchangeRequest(.question(), betas: ["one"])) {
      $0.customHeaders = ["User-Agent": "mine", "x-team": "blue", "Anthropic-Beta": "two, one"]
    }
    #expect(headers.values(of: "user-agent") == ["mine"])
    #expect(headers["x-team"] == "blue")
    #expect(headers.values(of: "anthropic-beta") == ["one,two"])
  }

  @Test func aCustomCredentialTakesThePlaceOfTheOther() async throws {
    let headers = try await headers { $0.customHeaders = ["X-Api-Key": "other"] }
    #expect(headers["x-api-key"] == "other")
    #expect(headers["authorization"] == nil)
  }

  @Test func samplingParametersAskForTheOlderVersion() async throws {
    var request = MessageRequest.question()
    request.temperature = 0
    let headers = try await headers(ExchangeRequest(request))
    #expect(headers["anthropic-version"] == "2023-06-01")
  }

  @Test func theWorkspaceIsNamed() async throws {
    let headers = try await headers { $0.workspaceID = "wrk_1" }
    #expect(headers["anthropic-workspace-id"] == "wrk_1")
  }

  @Test func aServerOfOnesOwnNeedsNoCredential() async throws {
    let headers = try await headers { $0.credential = nil }
    #expect(!headers.contains { ["authorization", "x-api-key"].contains($0.name) })
  }

  private func refusal(
    _ configure: (inout ClientConfiguration) throws -> Void
  ) async throws -> (ClaudeError?, sent: Int) {
    let transport = ScriptedTransport([.stream(SSE.whole)])
    let client = try ClaudeClient.scripted(transport, configure: configure)
    let error = await client.exchange(ExchangeRequest(.question())).course().error
    return (error, transport.requests.count)
  }

  @Test func theClaudeAPINeedsACredential() async throws {
    let (error, sent) = try await refusal {
      $0.baseURL = .claudeAPI
      $0.credential = nil
    }
    #expect(error?.code == .configuration)
    #expect(error?.help?.contains("ANTHROPIC_API_KEY") == true)
    #expect(sent == 0)
  }

  @Test func plainHTTPIsForThisMachine() async throws {
    let (error, sent) = try await refusal { $0.baseURL = try BaseURL("http://api.test") }
    #expect(error?.code == .configuration)
    #expect(sent == 0)
    let allowed = try await refusal {
      $0.baseURL = try BaseURL("http://api.test")
      $0.allowsInsecureHTTP = true
    }
    #expect(allowed.0 == nil)
  }

  @Test func aHeaderCannotStartAnother() async throws {
    let (error, sent) = try await refusal { $0.customHeaders = ["x-a": "1\r\nx-b: 2"] }
    #expect(error?.code == .configuration)
    #expect(sent == 0)
  }
}

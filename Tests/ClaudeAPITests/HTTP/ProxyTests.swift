import ClaudeAPI
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ProxyTests {
  private func count(
    at url: String,
    environment: [String: String]
  ) async throws -> Result<Int, ClaudeError> {
    var configuration = ClientConfiguration(baseURL: try BaseURL(url))
    configuration.retryPolicy = RetryPolicy(maxRetries: 0)
    configuration.allowsInsecureHTTP = true
    let network = try NetworkConfiguration(environment: environment)
    return await ClaudeClient.withClient(configuration: configuration, network: network) { client in
      do throws(ClaudeError) {
        return .success(try await client.countTokens(.question()))
      } catch {
        return .failure(error)
      }
    }
  }

  @Test func aProxyCarriesTheRequest() async throws {
    let tunnel = "HTTP/1.1 200 Connection established\r\n\r\n"
    try await RawServer.withServer(answering: [tunnel, RawServer.tokenCount]) { proxy in
      let result = try await count(
        at: "http://api.invalid",
        environment: ["HTTP_PROXY": "http://user:p%40ss@127.0.0.1:\(proxy.port)"]
      )
      #expect(try result.get() == 7)
      let received = proxy.received.all
      #expect(received.first?.hasPrefix("CONNECT api.invalid:80 HTTP/1.1\r\n") == true)
      // user:p@ss
      #expect(received.first?.contains("Basic dXNlcjpwQHNz") == true)
      let request = received.dropFirst().joined()
      #expect(request.hasPrefix("POST /v1/messages/count_tokens HTTP/1.1\r\n"))
      #expect(!request.contains("dXNlcjpwQHNz"))
    }
  }

  @Test func aProxyThatAsksForAPasswordIsTold() async throws {
    let refusal = "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n"
    try await RawServer.withServer(answering: [refusal]) { proxy in
      let result = try await count(
        at: "https://api.invalid",
        environment: ["HTTPS_PROXY": "127.0.0.1:\(proxy.port)"]
      )
      guard case .failure(let error) = result else {
        Issue.record("a failure is expected")
        return
      }
      #expect(error.code == .proxy)
      #expect(error.message.contains("user name and password"))
    }
  }

  @Test func aServerThatDoesNotSpeakHTTPIsTold() async throws {
    try await RawServer.withServer(answering: ["SSH-2.0-OpenSSH_9.2\r\n"]) { server in
      let result = try await count(at: "http://127.0.0.1:\(server.port)", environment: [:])
      guard case .failure(let error) = result else {
        Issue.record("a failure is expected")
        return
      }
      #expect(error.code == .invalidResponse)
      #expect(error.message.hasSuffix("does not answer in HTTP"))
    }
  }
}

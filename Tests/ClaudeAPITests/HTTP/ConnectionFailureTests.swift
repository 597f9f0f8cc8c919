import ClaudeAPI
import ScriptedServer
import Testing

/// What a user is told when there is no connection.
@Suite(.timeLimit(.minutes(2)))
struct ConnectionFailureTests {
  private func failure(
    at url: String,
    network: NetworkConfiguration = NetworkConfiguration()
  ) async throws -> ClaudeError? {
    var configuration = ClientConfiguration(
      baseURL: try BaseURL(url),
      credential: .apiKey(try Secret("sk-test", from: "the test"))
    )
    configuration.retryPolicy = RetryPolicy(maxRetries: 0)
    configuration.allowsInsecureHTTP = true
    // A name server that does not answer must not end the wait with another error.
    configuration.timeouts.connect = .seconds(3600)
    return await ClaudeClient.withClient(configuration: configuration, network: network) {
      await $0.exchange(ExchangeRequest(.question())).course().error
    }
  }

  /// A port on which nothing listens: one that a server had a moment ago.
  private func freePort() async throws -> Int {
    try await MessagesServer.withServer { $0.port }
  }

  @Test func nothingListens() async throws {
    let port = try await freePort()
    let error = try await failure(at: "http://127.0.0.1:\(port)")
    #expect(error?.code == .connectionRefused)
    #expect(error?.message == "nothing listens at 127.0.0.1:\(port)")
    #expect(error?.help != nil)
  }

  @Test func nothingListensAtAName() async throws {
    let port = try await freePort()
    let error = try await failure(at: "http://localhost:\(port)")
    #expect(error?.code == .connectionRefused)
  }

  @Test func aNameDoesNotResolve() async throws {
    let error = try await failure(at: "https://no-such-host.invalid")
    #expect(error?.code == .nameNotFound)
    #expect(error?.message == "the host name no-such-host.invalid does not resolve")
  }

  @Test func aPlainServerIsNoSecureOne() async throws {
    let error = try await MessagesServer.withServer { server in
      try await failure(at: "https://127.0.0.1:\(server.port)")
    }
    #expect(error?.code == .tls)
    #expect(error?.message.contains("does not speak TLS") == true)
  }

  @Test func aCertificateFileMustBeReadable() async throws {
    let error = try await failure(
      at: "https://127.0.0.1:1",
      network: NetworkConfiguration(certificateFile: "/nonexistent/ca.pem")
    )
    #expect(error?.code == .configuration)
    #expect(error?.help?.contains("SSL_CERT_FILE") == true)
  }

  @Test func aProxyThatIsNoneIsTold() async throws {
    try await MessagesServer.withServer { server in
      let rules = try ProxyRules(environment: ["HTTPS_PROXY": server.url])
      let error = try await failure(
        at: "https://api.invalid",
        network: NetworkConfiguration(proxies: rules)
      )
      #expect(error?.code == .proxy)
      #expect(server.requests.map(\.method) == ["CONNECT"])
    }
  }

  @Test func aProxyThatIsGoneIsTold() async throws {
    let rules = try ProxyRules(environment: ["HTTPS_PROXY": "127.0.0.1:\(try await freePort())"])
    let error = try await failure(
      at: "https://api.invalid",
      network: NetworkConfiguration(proxies: rules)
    )
    #expect(error?.code == .proxy)
    #expect(error?.message.contains("api.invalid") == true)
  }

  @Test func anExceptionIsAskedWithoutTheProxy() async throws {
    try await MessagesServer.withServer { server in
      let rules = try ProxyRules(environment: [
        "HTTPS_PROXY": server.url, "NO_PROXY": "no-such-host.invalid",
      ])
      let error = try await failure(
        at: "https://no-such-host.invalid",
        network: NetworkConfiguration(proxies: rules)
      )
      #expect(error?.code == .nameNotFound)
      #expect(server.requests.isEmpty)
    }
  }

  @Test func aTransportThatIsShutDownSendsNothing() async throws {
    let transport = HTTPTransport()
    await transport.shutdown()
    let client = ClaudeClient(
      configuration: ClientConfiguration(baseURL: try BaseURL("http://127.0.0.1:1")),
      transport: transport
    )
    let error = await client.exchange(ExchangeRequest(.question())).course().error
    #expect(error?.code == .cancelled)
  }
}

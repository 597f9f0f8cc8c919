import ClaudeAPI
import FoundationEssentials
import Testing

@Suite(.timeLimit(.minutes(2)))
struct CertificateTests {
  private func withServer<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    try await RawServer.withServer(
      answering: [RawServer.tokenCount],
      secured: try TestCertificate.serverContext()
    ) { try await body("https://localhost:\($0.port)") }
  }

  private func count(at url: String, network: NetworkConfiguration) async throws -> Int {
    var configuration = ClientConfiguration(baseURL: try BaseURL(url))
    configuration.retryPolicy = RetryPolicy(maxRetries: 0)
    return try await ClaudeClient.withClient(configuration: configuration, network: network) {
      client throws(ClaudeError) in
      try await client.countTokens(.question())
    }
  }

  @Test func aCertificateThatNobodyTrustsIsToldWithTheRemedy() async throws {
    let error = try await withServer { url in
      await #expect(throws: ClaudeError.self) {
        try await count(at: url, network: NetworkConfiguration())
      }
    }
    #expect(error?.code == .tls)
    #expect(error?.message.hasSuffix("is not trusted") == true)
    #expect(error?.help?.contains("SSL_CERT_FILE") == true)
  }

  @Test func aCertificateFileIsTrusted() async throws {
    let path = "\(FileManager.default.temporaryDirectory.path)/ca-\(UUID().uuidString).pem"
    try Data(TestCertificate.certificate.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let network = try NetworkConfiguration(environment: ["SSL_CERT_FILE": path])
    let tokens = try await withServer { try await count(at: $0, network: network) }
    #expect(tokens == 7)
  }
}

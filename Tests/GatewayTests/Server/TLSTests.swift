import ClaudeAPI
import Gateway
import NIOSSL
import TestSupport
import Testing

struct TLSTests {
  private let folder: TemporaryFolder
  private let script = UpstreamScript(body: [Array("event: ping\ndata: {}\n\n".utf8)])

  init() throws { folder = try TemporaryFolder() }

  /// Files of a certificate and its key.
  private func files() throws -> GatewayConfiguration.TLSFiles {
    .init(
      certificate: try folder.write(TestCertificate.certificate, to: "certificate.pem"),
      key: try folder.write(TestCertificate.privateKey, to: "key.pem")
    )
  }

  private func clientContext() throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeClientConfiguration()
    let trusted = try NIOSSLCertificate.fromPEMBytes(Array(TestCertificate.certificate.utf8))
    configuration.trustRoots = .certificates(trusted)
    return try NIOSSLContext(configuration: configuration)
  }

  @Test func streamsComeOverTLS() async throws {
    let files = try files()
    try await RunningGateway.withGateway(script.upstream) {
      $0.tls = files
    } _: { gateway in
      let context = try clientContext()
      try await RawClient.withClient(port: gateway.port, secured: context) { client in
        try await client.post("/v1/messages", Question.streamed)
        #expect(try await client.answer(1).text == "event: ping\ndata: {}\n\n")
        try await client.get("/healthz", headers: ["connection: close"])
        #expect(try await client.answer(2).text == "ok\n")
        try await client.waitForEnd()
      }
    }
  }

  @Test func aClientThatLeavesOverTLSCancelsTheUpstream() async throws {
    let files = try files()
    let script = UpstreamScript([.event(.sent), .hang])
    try await RunningGateway.withGateway(script.upstream) {
      $0.tls = files
    } _: { gateway in
      let context = try clientContext()
      try await RawClient.withClient(port: gateway.port, secured: context) { client in
        try await client.post("/v1/messages", Question.streamed)
        try await eventually { script.requests.count == 1 }
      }
      try await eventually { script.abortCount == 1 }
    }
  }

  @Test func aFileThatIsNoCertificateIsNamed() async throws {
    let text = try folder.write("no certificate", to: "text.pem")
    var files = try files()
    files.certificate = text
    await expectRefusal(of: files, naming: text)
    files = try self.files()
    files.key = text
    await expectRefusal(of: files, naming: text)
    files.key = folder("missing.pem")
    await expectRefusal(of: files, naming: files.key)
  }

  private func expectRefusal(
    of files: GatewayConfiguration.TLSFiles,
    naming path: String
  ) async {
    do {
      try await RunningGateway.withGateway(script.upstream) {
        $0.tls = files
      } _: { _ in
      }
      Issue.record("the gateway started")
    } catch {
      let error = error as? GatewayError
      #expect(error?.code == .certificate)
      #expect(error?.message.contains(path) == true)
    }
  }
}

import TestSupport
import Testing

/// The gateway under the official Python SDK: `Tests/SDK/check_gateway.py`, in both lines of the SDK.
struct SDKTests {
  private static let first = PythonSDK(line: 1)
  private static let second = PythonSDK(line: 2)

  @Test(.enabled(if: first.isThere, "there is no .build/sdk-1; Scripts/test makes it from PyPI"))
  func theFirstLineIsServedByTheBuiltInModel() async throws {
    try await checkBuiltInModel(Self.first)
  }

  @Test(.enabled(if: second.isThere, "there is no .build/sdk-2; Scripts/test makes it from PyPI"))
  func theSecondLineIsServedByTheBuiltInModel() async throws {
    try await checkBuiltInModel(Self.second)
  }

  @Test(.enabled(if: first.isThere, "there is no .build/sdk-1; Scripts/test makes it from PyPI"))
  func theFirstLineGetsAnswersAndErrorsOfAServer() async throws {
    try await checkServer(Self.first)
  }

  @Test(.enabled(if: second.isThere, "there is no .build/sdk-2; Scripts/test makes it from PyPI"))
  func theSecondLineGetsAnswersAndErrorsOfAServer() async throws {
    try await checkServer(Self.second)
  }

  @Test(.enabled(if: first.isThere, "there is no .build/sdk-1; Scripts/test makes it from PyPI"))
  func theFirstLineIsHeldToTheLimitsOfItsToken() async throws {
    try await checkClients(Self.first)
  }

  @Test(.enabled(if: second.isThere, "there is no .build/sdk-2; Scripts/test makes it from PyPI"))
  func theSecondLineIsHeldToTheLimitsOfItsToken() async throws {
    try await checkClients(Self.second)
  }

  private func checkBuiltInModel(_ sdk: PythonSDK) async throws {
    let gateway = try await GatewayProcess()
    let outcome = try await sdk.check(["--base-url", gateway.url])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  private func checkServer(_ sdk: PythonSDK) async throws {
    let server = try await Self.server()
    let gateway = try await GatewayProcess(upstream: server)
    let outcome = try await sdk.check([
      "--base-url", gateway.url, "--upstream", server.url, "--group", "answers", "--group",
      "faults",
    ])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  private func checkClients(_ sdk: PythonSDK) async throws {
    let server = try await Self.server()
    let gateway = try await GatewayProcess(upstream: server)
    let free = try await gateway.token("free")
    let limited = try await gateway.token("limited", ["--models", "haiku", "--max-tokens", "50"])
    let poor = try await gateway.token("poor", ["--budget", "0.000001"])
    let hurried = try await gateway.token("hurried", ["--rpm", "2"])
    let outcome = try await sdk.check([
      "--base-url", gateway.url, "--upstream", server.url, "--group", "clients", "--token", free,
      "--limited-token", limited, "--poor-token", poor, "--hurried-token", hurried,
    ])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  private static func server() async throws -> ServerProcess {
    let script = try #require(Golden.read("\(RepositoryRoot.path)/Tests/SDK/upstream.json"))
    return try await ServerProcess(script, options: ["--require-key", GatewayProcess.key])
  }
}

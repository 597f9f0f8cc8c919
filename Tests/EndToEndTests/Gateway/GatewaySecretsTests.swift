import Foundation
import OrderedJSON
import TestSupport
import Testing

/// A scan for the key and for clients' tokens in everything that a gateway leaves behind.
struct GatewaySecretsTests {
  /// Where the gateway has its key from.
  enum Source: CaseIterable {
    case environment
    case file
  }

  private static let script = """
    [{"match": "secret plan", "text": "Understood.", "repeat": "forever"},
     {"match": "fail 401", "status": 401, "error": {"type": "authentication_error", "message": "bad key"}, "echo_headers": true},
     {"match": "fail 400", "status": 400, "error": {"type": "invalid_request_error", "message": "odd"}, "echo_headers": true},
     {"match": "fail 500", "status": 500, "error": {"type": "api_error", "message": "odd"}, "echo_headers": true},
     {"match": "cut", "chunks": ["one ", "two"], "cut_after": 4, "repeat": "forever"},
     {"match": "hold", "chunks": ["one ", "two"], "hang_after": 4, "repeat": "forever"},
     {"path": "GET /v1/models/odd", "status": 403, "error": {"type": "permission_error", "message": "odd"}, "echo_headers": true},
     {"repeat": "forever"}]
    """

  @Test(arguments: Source.allCases)
  func theKeyAndTheTokensAreNowhere(_ source: Source) async throws {
    let key = "sk-ant-canary-\(UUID().uuidString)"
    let server = try await ServerProcess(Self.script, options: ["--require-key", key])
    let elsewhere = try TemporaryFolder()
    var variables = ["ANTHROPIC_BASE_URL": server.url]
    var options: [String] = []
    switch source {
    case .environment: variables["ANTHROPIC_API_KEY"] = key
    case .file:
      options = ["--provider", "api", "--key-file", try elsewhere.write(key + "\n", to: "key")]
    }
    let gateway = try await GatewayProcess(options + ["--log-content"], variables: variables)
    let token = try await gateway.token("anna", ["--budget", "5", "--per", "day"])
    var scan = SecretScan(["the key": key, "a token": token])
    try await exercise(gateway, token: token, into: &scan)
    #expect(
      try server.headers().contains {
        $0["x-api-key"] == key || $0["authorization"] == "Bearer \(key)"
      }
    )
    try await kill(gateway, token: token, into: &scan)
    let next = try await GatewayProcess(options, variables: variables, in: gateway.folder)
    try await goOn(next, token: token, into: &scan)
    for place in ["gateway.sqlite", "gateway.sqlite-wal", "report.html"] {
      #expect(scan.places.contains(place), "\(scan.places)")
    }
    #expect(scan.findings.isEmpty, "\(scan.findings)")
  }

  /// Kills a gateway within a reply, and looks at what it leaves.
  private func kill(
    _ gateway: GatewayProcess,
    token: String,
    into scan: inout SecretScan
  ) async throws {
    let held = try RawConnection(to: gateway.url)
    held.send(LocalRequest.ask("hold", token: token))
    #expect(try await held.waits(for: "one "))
    let commandLine = URL(filePath: "/proc/\(gateway.identifier)/cmdline")
    scan.look(at: try Data(contentsOf: commandLine), "command line")
    gateway.signal(SIGKILL)
    let outcome = try await gateway.outcome()
    #expect(outcome.errors.contains("secret plan") && outcome.errors.contains("Understood."))
    scan.look(at: Data((outcome.output + outcome.errors).utf8), "log with content")
    scan.look(at: Data(held.received), "held reply")
    scan.look(in: gateway.folder)
  }

  /// Asks the gateway that goes on with the store, and what the commands tell of it.
  private func goOn(
    _ gateway: GatewayProcess,
    token: String,
    into scan: inout SecretScan
  ) async throws {
    for text in ["secret plan", "fail 401"] {
      scan.look(at: try await LocalRequest.ask(text, token: token).awaitedAnswer(from: gateway.url))
    }
    let report = ["report", "--out", gateway.folder("report.html")]
    for command in [["token", "list"], ["usage"], report] {
      let told = try await gateway.run(["serve"] + command)
      #expect(told.status == 0, "\(told.errors)")
      scan.look(at: Data((told.output + told.errors).utf8), "\(command)")
    }
    gateway.signal(SIGTERM)
    let outcome = try await gateway.outcome()
    #expect(!outcome.errors.contains("secret plan") && !outcome.errors.contains("Understood."))
    scan.look(at: Data(outcome.errors.utf8), "log without content")
    scan.look(in: gateway.folder)
  }

  /// Asks everything there is to ask, well and badly.
  private func exercise(
    _ gateway: GatewayProcess,
    token: String,
    into scan: inout SecretScan
  ) async throws {
    var calls = [
      "secret plan", "fail 400", "fail 401", "fail 500", "cut",
    ].flatMap { text in
      [true, false].map { LocalRequest.ask(text, token: token, isStreamed: $0) }
    }
    let body = LocalRequest.ask("Hi.").body
    calls.append(LocalRequest("POST", "/v1/messages/count_tokens", token: token, json: body))
    calls.append(LocalRequest("POST", "/v1/messages", token: token, json: "{"))
    calls.append(LocalRequest("POST", "/v1/messages", token: token + "x", json: body))
    calls.append(LocalRequest("POST", "/v1/messages?key=none", json: body))
    for path in [
      "/v1/models", "/v1/models/claude-haiku-5-5", "/v1/models/odd", "/v1/nothing", "/parley/about",
      "/parley/models", "/metrics", "/healthz", "/readyz", "/", "/page/", "/etc/passwd",
      "/v1/messages/batches", "/v1/messages/batches/msgbatch_none",
    ] {
      calls.append(LocalRequest("GET", path, token: token))
    }
    for call in calls {
      let answer = try await call.awaitedAnswer(from: gateway.url)
      #expect(answer.status > 0)
      scan.look(at: answer)
      if let id = answer["request-id"] {
        let exchange = LocalRequest("GET", "/parley/exchanges/\(id)", token: token)
        scan.look(at: try await exchange.awaitedAnswer(from: gateway.url))
      }
      if call.path == "/" { try await fetchParts(of: answer.text, from: gateway, into: &scan) }
    }
    try await exerciseBatches(gateway, token: token, into: &scan)
  }

  /// Fetches the files that the page names.
  private func fetchParts(
    of page: String,
    from gateway: GatewayProcess,
    into scan: inout SecretScan
  ) async throws {
    let names = page.split { "\"'".contains($0) }.filter { $0.hasPrefix("/page/") }
    #expect(!names.isEmpty)
    for name in Set(names) {
      scan.look(at: try await LocalRequest("GET", String(name)).awaitedAnswer(from: gateway.url))
    }
  }

  private func exerciseBatches(
    _ gateway: GatewayProcess,
    token: String,
    into scan: inout SecretScan
  ) async throws {
    let item =
      #"{"custom_id":"a","params":{"model":"claude-haiku-5-5","max_tokens":9,"messages":[{"role":"user","content":"secret plan"}]}}"#
    let make = LocalRequest(
      "POST",
      "/v1/messages/batches",
      token: token,
      json: #"{"requests":[\#(item)]}"#
    )
    let made = try await make.awaitedAnswer(from: gateway.url)
    scan.look(at: made)
    let id = try #require(made.json?["id"]?.stringValue, "\(made.text)")
    for (method, path) in [
      ("GET", ""), ("GET", ""), ("GET", "/results"), ("POST", "/cancel"), ("DELETE", ""),
    ] {
      let call = LocalRequest(method, "/v1/messages/batches/\(id)\(path)", token: token)
      scan.look(at: try await call.awaitedAnswer(from: gateway.url))
    }
  }
}

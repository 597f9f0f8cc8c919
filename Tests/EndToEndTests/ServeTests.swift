import Foundation
import TestSupport
import Testing

/// `parley serve` from its start to its end, and Parley's own commands as its clients.
struct ServeTests {
  // MARK: Start

  @Test func theAddressAloneGoesToStandardOutputAndTheRestToThePerson() async throws {
    let gateway = try await GatewayProcess()
    #expect(gateway.url.hasPrefix("http://127.0.0.1:"))
    for words in [
      "serving at \(gateway.url)", "not Claude", "ANTHROPIC_API_KEY", "serve token create",
      "gateway.sqlite", "ANTHROPIC_BASE_URL=\(gateway.url)",
    ] { #expect(gateway.log.contains(words), "\(words) in \(gateway.log)") }
    gateway.signal(SIGTERM)
    let outcome = try await gateway.outcome()
    #expect(outcome.status == 0 && !outcome.wasKilled)
    #expect(outcome.output == "\(gateway.url)\n")
    #expect(outcome.errors.contains("stopping"), "\(outcome.errors)")
  }

  @Test func quietLeavesWarningsAlone() async throws {
    let gateway = try await GatewayProcess(["--quiet", "--host", "0.0.0.0"])
    _ = try gateway.answer(to: LocalRequest(path: "/healthz"))
    gateway.signal(SIGINT)
    let outcome = try await gateway.outcome()
    #expect(outcome.status == 0)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(outcome.errors)")
    #expect(lines.first?.contains("unprotected") == true, "\(outcome.errors)")
  }

  @Test func theUpstreamIsNamedAndItsKeyIsNot() async throws {
    let server = try await ServerProcess()
    let gateway = try await GatewayProcess(upstream: server)
    #expect(gateway.log.contains("the Messages API at \(server.url)"), "\(gateway.log)")
    #expect(!gateway.log.contains(GatewayProcess.key))
  }

  @Test func whereOthersCanComeATokenIsAskedForAtOnce() async throws {
    let gateway = try await GatewayProcess(["--host-name", "chat.example.org"])
    #expect(gateway.log.contains("each needs a token, and there is none yet"), "\(gateway.log)")
    let request = LocalRequest(
      method: "POST",
      path: "/v1/messages",
      headers: [("content-type", "application/json"), ("anthropic-version", "2023-06-01")],
      body: #"{"model":"haiku","max_tokens":4,"messages":[{"role":"user","content":"Hi."}]}"#
    )
    #expect(try gateway.answer(to: request).status == 401)
  }

  // MARK: Mistakes

  /// A command line that cannot be used, and what the user is told.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let options: [String]
    let told: String
    var variables: [String: String] = [:]
    var status: Int32 = 64
    var testDescription: String { options.joined(separator: " ") }
  }

  static let mistakes = [
    Mistake(options: ["--port", "70000"], told: "--port takes a number from 0 to 65535"),
    Mistake(options: ["--host", "a/b"], told: "--host takes an address"),
    Mistake(options: ["--host", "203.0.113.7"], told: "does not have the address", status: 3),
    Mistake(options: ["--tls-cert", "a.pem"], told: "--tls-cert and --tls-key go together"),
    Mistake(options: ["--tls-cert", "a.pem", "--tls-key", "b.pem"], told: "a.pem"),
    Mistake(options: ["--tls-cert", "notes.txt", "--tls-key", "notes.txt"], told: "notes.txt"),
    Mistake(options: ["--host-name", "https://a.example"], told: "without scheme"),
    Mistake(
      options: ["--allow-origin", "https://a.example/"],
      told: "--allow-origin takes scheme"
    ),
    Mistake(options: ["--allow-origin", "*"], told: "--allow-origin takes scheme"),
    Mistake(options: ["--max-connections", "0"], told: "--max-connections takes"),
    Mistake(options: ["--drain=-1"], told: "--drain takes"),
    Mistake(options: ["--key-file", "missing"], told: "there is no missing"),
    Mistake(options: ["--key-file", "open.key"], told: "others may read open.key"),
    Mistake(options: ["--key-file", "empty.key"], told: "empty.key is empty"),
    Mistake(options: ["--provider", "local", "--key-file", "good.key"], told: "--key-file is for"),
    Mistake(
      options: ["--provider", "local", "--base-url", "https://a.example"],
      told: "--base-url"
    ),
    Mistake(options: ["--base-url", "http://a.example"], told: "--insecure-http"),
    Mistake(
      options: ["--port", "8787", "--base-url", "http://localhost:8787"],
      told: "it would ask itself"
    ),
    Mistake(
      options: ["--port", "8787", "--host", "0.0.0.0"],
      told: "env -u ANTHROPIC_BASE_URL",
      variables: ["ANTHROPIC_BASE_URL": "http://127.0.0.1:8787"]
    ),
    Mistake(options: ["--faults", "fial 529"], told: "did you mean fail?"),
    Mistake(options: ["--store", "notes.txt"], told: "notes.txt"),
    Mistake(options: ["--provider", "api"], told: "ANTHROPIC_API_KEY"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsToldBeforeAnythingListens(mistake: Mistake) async throws {
    var parley = try Parley()
    parley.variables = mistake.variables
    try parley.folder.write("A text of some length that is no store at all.\n", to: "notes.txt")
    for (name, text, mode) in [
      ("open.key", "sk-ant-x", 0o644), ("empty.key", "\n", 0o600), ("good.key", "sk-ant-x", 0o600),
    ] { chmod(try parley.folder.write(text, to: name), mode_t(mode)) }
    let outcome = try await parley.run(["serve", "--port", "0"] + mistake.options)
    #expect(outcome.status == mistake.status, "\(outcome.errors)")
    #expect(outcome.errors.contains(mistake.told), "\(outcome.errors)")
    #expect(!outcome.errors.contains("sk-ant-x"))
    #expect(outcome.output == "")
    #expect(parley.folder.read("notes.txt")?.hasPrefix("A text") == true)
  }

  @Test func aPortInUseIsNamedWithTheRemedy() async throws {
    let gateway = try await GatewayProcess()
    let port = String(gateway.url.split(separator: ":").last ?? "")
    let outcome = try await Parley().run(["serve", "--port", port])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("something listens there already"), "\(outcome.errors)")
    #expect(outcome.errors.contains("--port"))
  }

  @Test func anAddressThatCannotBeToldEndsTheGateway() async throws {
    let folder = try TemporaryFolder()
    let command = "\(BuiltProducts.path(of: "parley")) serve --port 0 --provider local"
    let outcome = try await ShellRun.run("\(command) > /dev/full", in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("standard output cannot be written"), "\(outcome.errors)")
  }
}

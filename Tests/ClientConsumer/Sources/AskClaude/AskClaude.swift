import ClaudeAPI

import Glibc

/// Asks one question and prints the answer as it streams: `ANTHROPIC_API_KEY=… AskClaude MODEL QUESTION`.
@main
struct AskClaude {
  /// The variables that the client reads.
  private static let names = [
    "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL", "ANTHROPIC_CUSTOM_HEADERS",
    "ANTHROPIC_PROFILE", "ANTHROPIC_CONFIG_DIR", "HOME", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY",
    "NO_PROXY", "SSL_CERT_FILE",
  ]

  static func main() async {
    do {
      try await ask()
    } catch {
      let help = error.help.map { "\nhelp: \($0)" } ?? ""
      let text = Array("error: \(error)\(help)\n".utf8)
      _ = write(2, text, text.count)
      exit(error.isLocalFailure ? 64 : 3)
    }
  }

  private static func ask() async throws(ClaudeError) {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      throw ClaudeError(.configuration, "usage: AskClaude MODEL QUESTION")
    }
    let variables = environment()
    let configuration = try ClientConfiguration(environment: variables)
    let network = try NetworkConfiguration(environment: variables)
    let request = MessageRequest(
      model: ModelID(rawValue: arguments[1]),
      maxTokens: 1000,
      messages: [.user(.text(arguments[2]))]
    )
    try await ClaudeClient.withClient(configuration: configuration, network: network) {
      client throws(ClaudeError) in
      for try await event in client.stream(request) {
        guard let text = event.text else { continue }
        print(text, terminator: "")
        fflush(nil)
      }
      print()
    }
  }

  private static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return variables
  }
}

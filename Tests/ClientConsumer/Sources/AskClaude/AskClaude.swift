import ClaudeAPI

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Asks one question and prints the answer as it streams: `ANTHROPIC_API_KEY=… AskClaude MODEL QUESTION`.
@main
struct AskClaude {
  static func main() async {
    do {
      try await ask()
    } catch {
      let help = error.help.map { "\nhelp: \($0)" } ?? ""
      fputs("error: \(error)\(help)\n", stderr)
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
      (client) async throws(ClaudeError) in
      for try await event in client.stream(request) {
        guard let text = event.text else { continue }
        fputs(text, stdout)
        fflush(stdout)
      }
      fputs("\n", stdout)
    }
  }

  private static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(
        separator: "=",
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return variables
  }
}

import ClaudeAPI
import ModelProviders
import ParleyHost
import RunStorage

/// What a person needs to know of a gateway that has just begun to listen.
struct StartUpText: Sendable {
  private let options: ListenOptions
  private let provider: Provider
  private let store: GatewayStore
  /// The words that name the store in another command; empty for the usual one.
  private let storeWords: String
  /// How many files and connections the process may have open.
  private let openFiles: Int

  /// The files and connections that a gateway may need: two for each client, and some of its own.
  static func openFiles(for options: ListenOptions) -> Int { 2 * options.maxConnections + 64 }

  /// Makes the text of a gateway.
  ///
  /// - Parameters:
  ///   - command: The command line.
  ///   - provider: What answers.
  ///   - store: Where tokens and usage are.
  ///   - openFiles: How many files and connections the process may have open.
  init(
    _ command: StartCommand,
    upstream provider: Provider,
    store: GatewayStore,
    openFiles: Int
  ) {
    self.openFiles = openFiles
    options = command.listenOptions
    self.provider = provider
    self.store = store
    storeWords = command.storeOption.store.map { " --store \(ShellWord.plain($0))" } ?? ""
  }

  /// The base URL, as clients on this machine write it.
  func url(port: Int) -> String {
    let host = options.isAnyAddress ? (options.host == "::" ? "::1" : "127.0.0.1") : options.host
    let scheme = options.tls == nil ? "http" : "https"
    return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// The lines, the address first.
  func lines(port: Int) -> [String] {
    let url = url(port: port)
    return [
      "parley: serving at \(url); Ctrl-C stops",
      "  answers   \(answers)",
      "  clients   \(clients)",
      "  store     \(store.path)",
      "  use       ANTHROPIC_BASE_URL=\(url) parley say Hello",
      "  chat      \(url)/",
    ]
  }

  /// What may be a mistake; told even to those who want to hear little.
  var warnings: [String] {
    var warnings: [String] = []
    if case .api(let configuration) = provider {
      warnings += configuration.notices.map { "parley: \($0)" }
    }
    if store.chargedCount > 0 {
      warnings.append(
        "parley: warning: a gateway of this store died with requests under way (\(store.chargedCount)); each is booked as the most that it can have cost"
      )
    }
    let wanted = Self.openFiles(for: options)
    if openFiles < wanted {
      warnings.append(
        "parley: warning: the system allows \(openFiles) open files, and \(options.maxConnections) connections may need \(wanted): raise the limit (`ulimit -n`, LimitNOFILE=), or lower --max-connections"
      )
    }
    if !options.isLoopback, options.tls == nil {
      warnings.append(
        "parley: warning: tokens and conversations cross the network unprotected; add --tls-cert and --tls-key, or listen at 127.0.0.1 behind a proxy that has a certificate"
      )
    }
    return warnings
  }

  private var answers: String {
    switch provider {
    case .api(let configuration): return "the Messages API at \(configuration.baseURL)"
    case .local(let choice):
      let names = choice.models.catalogue.models.map(\.id.rawValue).joined(separator: ", ")
      let why = choice.isByDefault ? "; set ANTHROPIC_API_KEY or --key-file to ask Claude" : ""
      return "the built-in model (\(names)), which is not Claude\(why)"
    }
  }

  private var clients: String {
    let remedy = "`parley serve token create NAME\(storeWords)`"
    // A store that does not answer now is told of with the first request.
    let hasTokens = (try? store.hasTokens()) ?? false
    if hasTokens { return "each needs a token; one more is made by \(remedy)" }
    return options.demandsTokens
      ? "each needs a token, and there is none yet: make one with \(remedy)"
      : "anyone on this machine, until the first token is made by \(remedy)"
  }
}

import ArgumentParser
import ClaudeAPI

/// What a run asks: the Messages API, or nothing at all.
enum Provider: Sendable {
  /// The API, or a server that speaks it.
  case api(ClientConfiguration)
  /// Neither a key nor a server is known, and no model is built in: a script can be checked and planned.
  case none

  /// Decides by the command line, then by the environment.
  ///
  /// - Throws: `ValidationError` for a setting that cannot be used.
  init(_ options: ProviderOptions, environment: ProcessEnvironment) throws {
    guard options.provider != .local else {
      throw ValidationError(
        "the built-in model is not in this version: set ANTHROPIC_API_KEY, or name a server with --base-url"
      )
    }
    do {
      var configuration = try ClientConfiguration(environment: environment.variables)
      if let url = options.baseURL { configuration.baseURL = try BaseURL(url) }
      configuration.allowsInsecureHTTP = options.insecureHTTP
      configuration.userAgent = "parley/\(ParleyVersion.current)"
      guard configuration.allowsInsecureHTTP || configuration.baseURL.isSecureOrLocal else {
        throw ValidationError(
          "\(configuration.baseURL) would carry the key across the network unprotected: use https://, or allow it with --insecure-http"
        )
      }
      let namesServer =
        options.baseURL != nil || !(environment.variables["ANTHROPIC_BASE_URL"] ?? "").isEmpty
      let isReachable = options.provider == .api || namesServer || configuration.credential != nil
      self = isReachable ? .api(configuration) : .none
    } catch let error as ClaudeError {
      throw ValidationError([error.message, error.help].compactMap { $0 }.joined(separator: ": "))
    }
  }

  /// Where requests go, as a `curl` command names it.
  var curlDestination: CurlDestination {
    switch self {
    case .api(let configuration): CurlDestination(configuration)
    case .none: CurlDestination(ClientConfiguration())
    }
  }
}

extension BaseURL {
  /// Whether nobody between here and the server can read along: TLS, or a server on this machine.
  fileprivate var isSecureOrLocal: Bool { scheme == .https || isLoopback }
}

/// How connections are made: proxies, certificates, their number.
public struct NetworkConfiguration: Sendable {
  /// The proxies of the environment.
  public var proxies: ProxyRules
  /// A file of PEM certificates to trust in place of the system's; nil for the system's.
  public var certificateFile: String?
  /// The connections to one server at a time.
  ///
  /// Default: 64.
  ///
  /// Set it to the most requests that are under way at a time: one more waits for a connection, within its connect
  /// timeout. With HTTP/2 all share one connection.
  public var maxConnections: Int

  /// Makes a configuration.
  ///
  /// - Parameters:
  ///   - proxies: The proxies.
  ///   - certificateFile: A file of PEM certificates to trust in place of the system's.
  ///   - maxConnections: The connections to one server at a time, 1 or more.
  public init(
    proxies: ProxyRules = ProxyRules(),
    certificateFile: String? = nil,
    maxConnections: Int = 64
  ) {
    self.proxies = proxies
    self.certificateFile = certificateFile
    self.maxConnections = max(1, maxConnections)
  }

  /// Reads `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY` (in either case) and `SSL_CERT_FILE`.
  ///
  /// - Parameters:
  ///   - environment: The environment's variables; an empty one counts as unset.
  ///   - maxConnections: The connections to one server at a time, 1 or more.
  /// - Throws: ``ClaudeError`` with code `configuration` for a proxy that cannot be used.
  public init(
    environment: [String: String],
    maxConnections: Int = 64
  ) throws(ClaudeError) {
    let file = environment["SSL_CERT_FILE"] ?? ""
    self.init(
      proxies: try ProxyRules(environment: environment),
      certificateFile: file.isEmpty ? nil : file,
      maxConnections: maxConnections
    )
  }
}

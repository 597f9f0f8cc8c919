import ClaudeAPI

/// Judges whence a request comes, before anybody looks at what it wants.
///
/// A web page can make its reader's browser send requests to any server, one on the reader's own machine included. What such a page
/// cannot do is choose the `Host`, `Origin` and `Sec-Fetch-Site` that the browser adds. So a name that a stranger's name server
/// could have pointed here is refused, and so is what a page of another site sends.
package struct Surroundings: Sendable {
  /// Origins of other sites whose pages may use the gateway.
  let allowedOrigins: Set<Origin>
  private let isLoopback: Bool
  private let isTLS: Bool
  private let hostNames: Set<String>

  /// Makes a judge for a gateway.
  package init(_ configuration: GatewayConfiguration) {
    self.init(
      host: configuration.host,
      isTLS: configuration.tls != nil,
      hostNames: configuration.hostNames,
      allowedOrigins: configuration.allowedOrigins
    )
  }

  /// Makes a judge.
  ///
  /// - Parameters:
  ///   - host: The address at which the gateway listens.
  ///   - isTLS: Whether it speaks TLS itself. Default: false.
  ///   - hostNames: Further names by which clients may reach it. Default: none.
  ///   - allowedOrigins: Origins of other sites whose pages may use it; what is no origin is passed over. Default: none.
  package init(
    host: String,
    isTLS: Bool = false,
    hostNames: [String] = [],
    allowedOrigins: [String] = []
  ) {
    isLoopback = Authority(host: host)?.isLoopback ?? false
    self.isTLS = isTLS
    self.hostNames = Set(hostNames.compactMap { Authority(host: $0)?.host })
    self.allowedOrigins = Set(allowedOrigins.compactMap(Origin.init))
  }

  /// Whether a text is an origin that can be allowed: `https://app.example`, without a path.
  package static func isOrigin(_ text: String) -> Bool { Origin(text) != nil }

  /// Whether an address to listen at can be reached from this machine alone.
  package static func isLoopback(_ host: String) -> Bool {
    Authority(host: host)?.isLoopback ?? false
  }

  /// Checks whence a request comes.
  ///
  /// Probes of the gateway's health are answered to anyone: they come by addresses, and tell and do nothing.
  ///
  /// - Parameters:
  ///   - method: The method in upper case.
  ///   - path: The path without its query.
  ///   - headers: The headers.
  /// - Throws: ``Refusal`` 400 for headers that cannot be read, 403 for a stranger.
  package func check(
    method: String,
    path: String,
    headers: HeaderFields
  ) throws(Refusal) {
    if path == "/healthz" || path == "/readyz" { return }
    let hosts = headers.values(of: "host")
    guard let text = hosts.first, hosts.count == 1 else { throw .hostCount(hosts.count) }
    guard let authority = Authority(text) else { throw .unreadableHost(text) }
    guard isKnown(authority) else { throw .strangeHost(authority.host) }
    let origins = headers.values(of: "origin")
    guard origins.count <= 1 else { throw .severalOrigins }
    if let origin = origins.first {
      guard isTrusted(origin, at: authority) else { throw .strangeOrigin(origin) }
      return
    }
    let site = headers["sec-fetch-site"]?.lowercased()
    guard site == "cross-site" || site == "same-site" else { return }
    guard isVisit(method: method, path: path, headers) else { throw .strangeSite }
  }

  private func isKnown(_ authority: Authority) -> Bool {
    if hostNames.contains(authority.host) { return true }
    return isLoopback ? authority.isLoopback : hostNames.isEmpty
  }

  private func isTrusted(_ text: String, at authority: Authority) -> Bool {
    guard let origin = Origin(text) else { return false }
    if allowedOrigins.contains(origin) { return true }
    return origin.isSame(as: authority) && !(isTLS && origin.scheme == "http")
  }

  /// Whether a request opens the chat page by a link on another site, which is harmless.
  private func isVisit(method: String, path: String, _ headers: HeaderFields) -> Bool {
    path == "/" && (method == "GET" || method == "HEAD")
      && headers["sec-fetch-mode"]?.lowercased() == "navigate"
      && headers["sec-fetch-dest"]?.lowercased() == "document"
  }
}

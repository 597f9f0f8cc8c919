/// Where a page came from: scheme, host and port.
///
/// - Source: RFC 6454.
struct Origin: Sendable, Hashable {
  /// The scheme in lower case: `http` or `https`.
  let scheme: String
  /// The host.
  let host: String
  /// The port, also where it is the scheme's usual one.
  let port: Int

  /// Reads an origin such as `https://app.example`; nil for `null` and everything else that names no web server.
  init?(_ text: String) {
    guard let separator = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<separator.lowerBound].lowercased()
    guard let usualPort = Self.usualPort(of: scheme),
      let authority = Authority(String(text[separator.upperBound...]))
    else { return nil }
    self.scheme = scheme
    host = authority.host
    port = authority.port ?? usualPort
  }

  /// Whether the server at an authority is the one from which the page came.
  ///
  /// By which scheme the server was reached is not known behind a proxy, so an authority without a port has this scheme's usual one.
  func isSame(as authority: Authority) -> Bool {
    host == authority.host && port == authority.port ?? Self.usualPort(of: scheme)
  }

  private static func usualPort(of scheme: String) -> Int? {
    switch scheme {
    case "http": 80
    case "https": 443
    default: nil
    }
  }
}

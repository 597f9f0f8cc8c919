/// A proxy that connections are made through.
public struct Proxy: Sendable, Hashable {
  /// How the proxy is spoken to.
  public enum Kind: Sendable, Hashable {
    /// With HTTP's `CONNECT`, for `http:` servers too.
    case http
    /// With SOCKS version 5.
    case socks
  }

  /// How the proxy is spoken to.
  public let kind: Kind
  /// Its host.
  public let host: String
  /// Its port.
  public let port: Int
  let login: Login?

  /// A user name and password; never shown.
  struct Login: Sendable, Hashable {
    let user: String
    let password: String
  }

  /// Reads `http://user:password@host:port`; the scheme may be left out.
  ///
  /// - Parameters:
  ///   - text: The proxy's URL.
  ///   - variable: Where it came from, to name in the error.
  /// - Throws: ``ClaudeError`` with code `configuration`. The text is not repeated: it may hold a password.
  public init(_ text: String, from variable: String) throws(ClaudeError) {
    var rest = text[...]
    var scheme = "http"
    if let colon = rest.firstIndex(of: ":"), rest[colon...].hasPrefix("://") {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.index(colon, offsetBy: 3)...]
    }
    switch scheme {
    case "http": kind = .http
    case "socks5", "socks5h", "socks": kind = .socks
    default: throw .invalidProxy(variable, "only http:// and socks5:// proxies are supported")
    }
    rest = rest.prefix { $0 != "/" }
    login = try Self.takeLogin(&rest, variable: variable)
    if login != nil, kind == .socks {
      throw .invalidProxy(variable, "a SOCKS proxy with a password is not supported")
    }
    let address: BaseURL
    do {
      address = try BaseURL("http://\(rest)")
    } catch {
      throw .invalidProxy(variable, "its host or port is not readable")
    }
    host = address.host
    let hasPort = rest.last.map { $0.isNumber } == true && rest.contains(":")
    port = hasPort ? address.port : (kind == .http ? 80 : 1080)
  }

  private static func takeLogin(
    _ rest: inout Substring,
    variable: String
  ) throws(ClaudeError) -> Login? {
    guard let at = rest.lastIndex(of: "@") else { return nil }
    let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    rest = rest[rest.index(after: at)...]
    guard let user = decoded(parts[0]), let password = decoded(parts.count > 1 ? parts[1] : "")
    else { throw .invalidProxy(variable, "its user name or password has a broken % escape") }
    return Login(user: user, password: password)
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2,
        let value = UInt8(digits, radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension Proxy: CustomStringConvertible, CustomReflectable {
  /// Host and port, without a login.
  public var description: String { "\(host):\(port)" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where a server is: scheme, host, port and a path prefix.
///
/// Nothing else of a URL is allowed in it.
public struct BaseURL: Sendable, Hashable {
  /// Whether the connection is secured.
  public enum Scheme: String, Sendable {
    case https
    case http
  }

  /// Whether the connection is secured.
  public let scheme: Scheme
  /// The host in lower case; an IPv6 address without its brackets.
  public let host: String
  /// The port, 1 … 65535.
  public let port: Int
  /// The path before `/v1`, without a slash at its end; empty for none.
  public let path: String

  /// The Claude API.
  public static let claudeAPI = BaseURL(
    scheme: .https,
    host: "api.anthropic.com",
    port: 443,
    path: ""
  )

  /// A server in this process, reached without a network; the name is only for messages.
  ///
  /// - Parameter name: A host's name in lower case that leads to no other machine, as `something.localhost` does.
  package init(inProcess name: String) {
    self.init(scheme: .http, host: name, port: 80, path: "")
  }

  private init(scheme: Scheme, host: String, port: Int, path: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
  }

  /// Reads a URL such as `https://api.anthropic.com` or `http://localhost:11434`.
  ///
  /// - Parameter text: The URL, without the API's own `/v1`.
  /// - Throws: ``ClaudeError`` with code `configuration` that says what is wrong.
  public init(_ text: String) throws(ClaudeError) {
    let parts = try Self.parts(of: text)
    let authority = try Self.authority(parts.authority, of: text)
    guard !authority.host.isEmpty else { throw .invalidBaseURL(text, "it names no host") }
    scheme = parts.scheme
    host = authority.host
    port = authority.port ?? (parts.scheme == .https ? 443 : 80)
    path = parts.path
    if path.hasSuffix("/v1") || path.hasSuffix("/v1/messages") {
      throw .invalidBaseURL(text, "the client adds /v1 itself; leave it out")
    }
  }

  /// Whether the host is this machine.
  public var isLoopback: Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
  }

  /// The host and the port where it is not the scheme's own, as they stand in a URL.
  public var authority: String {
    let host = self.host.contains(":") ? "[\(self.host)]" : self.host
    return port == (scheme == .https ? 443 : 80) ? host : "\(host):\(port)"
  }

  private static func parts(
    of text: String
  ) throws(ClaudeError) -> (scheme: Scheme, authority: Substring, path: String) {
    let forbidden = text.unicodeScalars.contains {
      !$0.isASCII || $0.value <= 0x20 || $0 == "\u{7F}"
    }
    if forbidden { throw .invalidBaseURL(text, "it contains a blank or a character outside ASCII") }
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else {
      throw .invalidBaseURL(text, "it must start with https:// or http://")
    }
    guard let scheme = Scheme(rawValue: text[..<colon].lowercased()) else {
      throw .invalidBaseURL(text, "it must start with https:// or http://")
    }
    let rest = text[text.index(colon, offsetBy: 3)...]
    if rest.contains("?") || rest.contains("#") {
      throw .invalidBaseURL(text, "a query or a fragment has no place in it")
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var path = rest[slash...]
    while path.last == "/" { path.removeLast() }
    return (scheme, rest[..<slash], String(path))
  }

  private static func authority(
    _ authority: Substring,
    of text: String
  ) throws(ClaudeError) -> (host: String, port: Int?) {
    if authority.contains("@") {
      throw .invalidBaseURL("…", "a user name or password has no place in it")
    }
    var host = authority
    var port: Substring?
    if authority.first == "[", let bracket = authority.firstIndex(of: "]") {
      host = authority[authority.index(after: authority.startIndex)..<bracket]
      let rest = authority[authority.index(after: bracket)...]
      if !rest.isEmpty {
        guard rest.first == ":" else { throw .invalidBaseURL(text, "its host is not readable") }
        port = rest.dropFirst()
      }
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    guard let port else { return (host.lowercased(), nil) }
    guard let number = Int(port), (1...65535).contains(number) else {
      throw .invalidBaseURL(text, "its port is not a number from 1 to 65535")
    }
    return (host.lowercased(), number)
  }
}

extension BaseURL: CustomStringConvertible {
  /// The URL as text.
  public var description: String { "\(scheme.rawValue)://\(authority)\(path)" }
}

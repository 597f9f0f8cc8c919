/// Which server is asked through which proxy.
///
/// - Source: The conventions of curl and of Go's `httpproxy`: a proxy for each scheme, exceptions in `NO_PROXY`, this
///   machine never through a proxy.
public struct ProxyRules: Sendable, Equatable {
  /// The proxy for `https:` servers; nil for none.
  public var https: Proxy?
  /// The proxy for `http:` servers; nil for none.
  public var http: Proxy?
  /// Whether every host is asked directly: `NO_PROXY=*`.
  public var excludesAll: Bool
  /// Hosts, domains and addresses that are asked directly, in lower case, with a port where only that one is meant.
  public var exceptions: [String]

  /// Makes rules.
  ///
  /// - Parameters:
  ///   - https: The proxy for `https:` servers.
  ///   - http: The proxy for `http:` servers.
  ///   - exceptions: Hosts, domains and addresses that are asked directly, as in `NO_PROXY`.
  public init(https: Proxy? = nil, http: Proxy? = nil, exceptions: [String] = []) {
    self.https = https
    self.http = http
    excludesAll = exceptions.contains("*")
    self.exceptions = exceptions.map { $0.lowercased() }
  }

  /// Reads the environment's variables, the lower-case name first.
  ///
  /// - Parameter environment: The variables; an empty one counts as unset.
  /// - Throws: ``ClaudeError`` with code `configuration` for a proxy that cannot be used.
  public init(environment: [String: String]) throws(ClaudeError) {
    // A web server hands a client's `Proxy:` header to its programs as HTTP_PROXY; there only the lower-case name counts.
    let isCGI = environment["REQUEST_METHOD"] != nil
    let all = try Self.proxy("ALL_PROXY", in: environment)
    let exceptions = Self.value("NO_PROXY", in: environment)?.1 ?? ""
    self.init(
      https: try Self.proxy("HTTPS_PROXY", in: environment) ?? all,
      http: try Self.proxy("HTTP_PROXY", in: environment, onlyLowerCase: isCGI) ?? all,
      exceptions: exceptions.split { $0 == "," || $0 == " " }.map { $0.trimmingBlanks() }
    )
  }

  /// The proxy through which a server is asked; nil for none.
  public func proxy(for server: BaseURL) -> Proxy? {
    if server.isLoopback || excludesAll || exceptions.contains(where: { Self.matches($0, server) })
    {
      return nil
    }
    return server.scheme == .https ? https : http
  }

  private static func value(
    _ name: String,
    in environment: [String: String],
    onlyLowerCase: Bool = false
  ) -> (String, String)? {
    let names = onlyLowerCase ? [name.lowercased()] : [name.lowercased(), name]
    for name in names {
      if let value = environment[name]?.trimmingBlanks(), !value.isEmpty { return (name, value) }
    }
    return nil
  }

  private static func proxy(
    _ name: String,
    in environment: [String: String],
    onlyLowerCase: Bool = false
  ) throws(ClaudeError) -> Proxy? {
    guard let (name, text) = value(name, in: environment, onlyLowerCase: onlyLowerCase) else {
      return nil
    }
    return try Proxy(text, from: name)
  }

  /// `example.com` means the host and all below it, as does `.example.com`; a number with a slash is a network.
  private static func matches(_ exception: String, _ server: BaseURL) -> Bool {
    if let network = IPv4Network(exception) { return network.contains(server.host) }
    var name = exception[...]
    if let colon = name.lastIndex(of: ":"), let port = Int(name[name.index(after: colon)...]),
      name[..<colon].contains(":") == false || name.first == "["
    {
      guard port == server.port else { return false }
      name = name[..<colon]
    }
    if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
    if name.hasPrefix("*.") { name = name.dropFirst() }
    if name.hasPrefix(".") { name = name.dropFirst() }
    return !name.isEmpty && (server.host == name || server.host.hasSuffix("." + name))
  }
}

/// A network of IPv4 addresses, `10.0.0.0/8`.
private struct IPv4Network {
  private let address: UInt32
  private let mask: UInt32

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = Int(parts[1]), (0...32).contains(bits),
      let address = Self.address(parts[0])
    else { return nil }
    mask = bits == 0 ? 0 : UInt32.max << UInt32(32 - bits)
    self.address = address & mask
  }

  func contains(_ host: String) -> Bool {
    Self.address(host[...]).map { $0 & mask == address } ?? false
  }

  private static func address(_ text: Substring) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var result: UInt32 = 0
    for part in parts {
      guard let byte = UInt8(part) else { return nil }
      result = result << 8 | UInt32(byte)
    }
    return result
  }
}

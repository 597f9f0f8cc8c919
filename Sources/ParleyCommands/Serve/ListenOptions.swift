import ArgumentParser
import ClaudeAPI
import Gateway

/// Where the gateway listens, and who may reach it.
struct ListenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The address to listen at. On any but a loopback one every client needs a token.",
      valueName: "address"
    )
  )
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "number"))
  var port = 8787

  @Option(
    name: .customLong("tls-cert"),
    help: ArgumentHelp(
      "The certificate and those between it and its authority, in PEM: serves https.",
      valueName: "file"
    )
  )
  var tlsCertificate: String?

  @Option(
    name: .customLong("tls-key"),
    help: ArgumentHelp("The certificate's private key, in PEM.", valueName: "file")
  )
  var tlsKey: String?

  @Option(
    name: .customLong("host-name"),
    help: ArgumentHelp(
      """
      A name by which clients reach the gateway, as behind a proxy; repeat it for several. Every client needs a token then.
      """,
      valueName: "name"
    )
  )
  var hostNames: [String] = []

  @Option(
    name: .customLong("allow-origin"),
    help: ArgumentHelp(
      "A site whose pages may use the gateway, such as https://app.example; repeat it for several.",
      valueName: "origin"
    )
  )
  var allowedOrigins: [String] = []

  @Flag(help: "Ask every client for a token, even before one was made.")
  var requireTokens = false

  @Option(help: ArgumentHelp("The most connections at once.", valueName: "number"))
  var maxConnections = 1024

  @Option(
    help: ArgumentHelp(
      "How long replies may go on after the first Ctrl-C or SIGTERM.",
      valueName: "seconds"
    )
  )
  var drain = 120

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port takes a number from 0 to 65535, not \(port)")
    }
    guard (tlsCertificate == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-cert and --tls-key go together: name both files")
    }
    guard maxConnections >= 1 else {
      throw ValidationError("--max-connections takes a number from 1 on, not \(maxConnections)")
    }
    guard drain >= 0 else {
      throw ValidationError("--drain takes a number of seconds from 0 on, not \(drain)")
    }
    _ = try address
    for name in hostNames { try Self.check(hostName: name) }
    for origin in allowedOrigins { _ = try Self.origin(origin) }
  }

  /// The address as the URL that leads to it, with the port of the command line.
  var address: BaseURL {
    get throws {
      let host = self.host.contains(":") ? "[\(self.host)]" : self.host
      // A URL has no port 0; which one stands here does not matter to the host.
      guard let url = try? BaseURL("http://\(host):\(port == 0 ? 1 : port)"), url.path.isEmpty
      else {
        throw ValidationError("--host takes an address or a name of this machine, not \(self.host)")
      }
      return url
    }
  }

  /// Whether only this machine can reach the gateway.
  var isLoopback: Bool { (try? address.isLoopback) ?? false }

  /// Whether the gateway listens at every address of this machine.
  var isAnyAddress: Bool { host == "0.0.0.0" || host == "::" }

  /// Whether a token is asked for even before one was made: where others than the users of this machine can come.
  var demandsTokens: Bool { requireTokens || !isLoopback || !hostNames.isEmpty }

  /// The certificate; nil for plain HTTP.
  var tls: GatewayConfiguration.TLSFiles? {
    guard let tlsCertificate, let tlsKey else { return nil }
    return GatewayConfiguration.TLSFiles(certificate: tlsCertificate, key: tlsKey)
  }

  private static func check(hostName name: String) throws {
    let bracketed = name.contains(":") ? "[\(name)]" : name
    guard let url = try? BaseURL("http://\(bracketed)"), url.host == name.lowercased(),
      url.path.isEmpty
    else {
      throw ValidationError(
        "--host-name takes a name without scheme, port and path, such as chat.example.org, not \(name)"
      )
    }
  }

  /// An origin as browsers spell it.
  private static func origin(_ text: String) throws -> String {
    guard !text.hasSuffix("/"), let url = try? BaseURL(text), url.path.isEmpty else {
      throw ValidationError(
        "--allow-origin takes scheme, host and port of a site, such as https://app.example, not \(text)"
      )
    }
    return url.description
  }

  /// Puts the options into a configuration.
  func apply(to configuration: inout GatewayConfiguration) {
    configuration.host = host
    configuration.port = port
    configuration.tls = tls
    configuration.hostNames = hostNames.map { $0.lowercased() }
    configuration.allowedOrigins = allowedOrigins.compactMap { try? Self.origin($0) }
    configuration.maxConnections = maxConnections
    configuration.drainTimeout = .seconds(drain)
    configuration.demandsTokens = demandsTokens
  }
}

/// The wording of failures between here and the server.
extension ClaudeError {
  /// The task was cancelled.
  public static func cancelled() -> ClaudeError {
    ClaudeError(.cancelled, "the request was cancelled")
  }

  static func nameNotFound(_ host: String) -> ClaudeError {
    ClaudeError(
      .nameNotFound,
      "the host name \(host) does not resolve",
      help: "check the base URL and the network; a proxy is set with HTTPS_PROXY"
    )
  }

  static func connectionRefused(_ server: BaseURL) -> ClaudeError {
    ClaudeError(
      .connectionRefused,
      "nothing listens at \(server.authority)",
      help: server.isLoopback
        ? "start the server, or check the port of the base URL"
        : "check the base URL, and whether a firewall is in the way"
    )
  }

  static func connectionFailed(_ server: BaseURL, reason: String) -> ClaudeError {
    ClaudeError(
      .connectionFailed,
      "no connection to \(server.authority): \(reason)",
      help: "check the network; a proxy is set with HTTPS_PROXY"
    )
  }

  /// The connection was closed before anything of an answer came.
  package static func connectionLost(_ server: BaseURL) -> ClaudeError {
    ClaudeError(.connectionLost, "\(server.authority) closed the connection before it had answered")
  }

  /// The connection was closed within an answer.
  package static func connectionLostInReply(_ server: BaseURL) -> ClaudeError {
    ClaudeError(.connectionLost, "the connection to \(server.authority) was lost within the reply")
  }

  static func tlsFailed(_ server: BaseURL, reason: String) -> ClaudeError {
    let isCertificate = reason.contains("CERTIFICATE") || reason.contains("certificate")
    let isPlain = reason.contains("WRONG_VERSION_NUMBER") || reason.contains("HTTP_REQUEST")
    let help =
      isCertificate
      ? "if a proxy or a server of your own signs certificates, name the file with its authority in SSL_CERT_FILE"
      : isPlain
        ? "check the port, or write http:// for a server on this machine"
        : "check the base URL, its port, and the clock of this machine"
    let message =
      isCertificate
      ? "the certificate of \(server.authority) is not trusted"
      : isPlain
        ? "\(server.authority) does not speak TLS"
        : "no secure connection to \(server.authority): \(reason)"
    return ClaudeError(.tls, message, help: help)
  }

  static func certificateFileUnreadable(_ path: String) -> ClaudeError {
    ClaudeError(
      .configuration,
      "the certificates in \(path) cannot be read",
      help: "SSL_CERT_FILE must name a file of PEM certificates"
    )
  }

  static func proxyFailed(_ server: BaseURL, reason: String) -> ClaudeError {
    ClaudeError(
      .proxy,
      "the proxy did not connect to \(server.authority): \(reason)",
      help: "check HTTPS_PROXY or HTTP_PROXY; hosts in NO_PROXY are asked directly"
    )
  }

  static func connectTimeout(_ server: BaseURL, after time: Duration) -> ClaudeError {
    ClaudeError(.connectTimeout, "no connection to \(server.authority) within \(time.inSeconds)")
  }

  /// Nothing came for as long as the client waits.
  package static func idleTimeout(_ server: BaseURL, after time: Duration) -> ClaudeError {
    ClaudeError(.idleTimeout, "nothing came from \(server.authority) for \(time.inSeconds)")
  }

  static func totalTimeout(_ server: BaseURL, after time: Duration) -> ClaudeError {
    ClaudeError(
      .totalTimeout,
      "the answer of \(server.authority) was not complete after \(time.inSeconds)"
    )
  }

  static func headersTooLarge(limit: Int) -> ClaudeError {
    ClaudeError(.responseTooLarge, "the answer has more than \(limit) bytes of headers")
  }

  static func bodyTooLarge(limit: Int) -> ClaudeError {
    ClaudeError(.responseTooLarge, "the answer is larger than \(limit) bytes")
  }
}

extension Duration {
  /// The duration in seconds with up to three decimals, `1.5 s`.
  var inSeconds: String {
    let (seconds, attoseconds) = components
    let thousandths = attoseconds / 1_000_000_000_000_000
    guard thousandths != 0 else { return "\(seconds) s" }
    var digits = String(1000 + thousandths).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(seconds).\(digits) s"
  }
}

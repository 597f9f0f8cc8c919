import ModelProviders
import OrderedJSON
import RunStorage

/// How a gateway serves.
package struct GatewayConfiguration: Sendable {
  /// The files of a certificate chain and its key, in PEM.
  package struct TLSFiles: Sendable {
    /// The certificate chain.
    package var certificate: String
    /// The private key.
    package var key: String

    /// Names the files.
    package init(certificate: String, key: String) {
      self.certificate = certificate
      self.key = key
    }
  }

  /// The address to listen at.
  ///
  /// Default: 127.0.0.1.
  package var host = "127.0.0.1"
  /// The port; 0 for a free one.
  ///
  /// Default: 8787.
  package var port = 8787
  /// The certificate; nil for plain HTTP.
  package var tls: TLSFiles?
  /// Further names by which clients may reach the gateway (the `Host` header), in lower case, without a port.
  package var hostNames: [String] = []
  /// Origins of other sites whose pages may use the gateway (CORS).
  ///
  /// Such as `https://app.example`. Default: none.
  package var allowedOrigins: [String] = []
  /// The most connections at once.
  ///
  /// Default: 1024.
  package var maxConnections = 1024
  /// How long a client may take to send a request's head, and between parts of its body.
  ///
  /// Default: 30 s.
  package var receiveTimeout: Duration = .seconds(30)
  /// How long a client may leave what was sent to it unread.
  ///
  /// Default: 60 s.
  package var sendTimeout: Duration = .seconds(60)
  /// How long a connection may be idle between requests.
  ///
  /// Default: 75 s.
  package var idleTimeout: Duration = .seconds(75)
  /// How long streams under way may go on after the order to stop.
  ///
  /// Default: 120 s.
  package var drainTimeout: Duration = .seconds(120)
  /// The most bytes of request bodies held at once, all clients together.
  ///
  /// Default: 512 MiB.
  package var bodyMemory = 512 << 20
  /// Whether a token is asked for even before one was made: so on every address but a loopback one.
  package var demandsTokens = false
  /// Whether each request gets a line of the log.
  ///
  /// Default: true.
  package var logsRequests = true
  /// The version of this program, as the page shows it.
  ///
  /// Default: empty.
  package var version = ""
  /// Whether logs carry prompts and replies.
  ///
  /// Default: false.
  package var logsContent = false
  /// How long to wait between two looks at batches whose cost is not booked.
  ///
  /// Default: 60 s.
  package var batchPause: Duration = .seconds(60)
  /// Measures the pauses between looks at batches.
  package var batchClock: any Clock<Duration> = ContinuousClock()
  /// What answers.
  package var upstream: Upstream
  /// Where tokens, usage and batches are kept.
  package var store: GatewayStore
  /// The requests that can still be explained; the upstream's built-in models report to it.
  package var recentExchanges = RecentExchanges()
  /// Makes the explanation of a reply of the built-in model, as `parley explain --output json`; nil where there is none.
  package var explain: @Sendable (ReplyAccount) -> JSONValue?
  /// Takes a line of the log, without its line end.
  package var log: @Sendable (String) -> Void

  /// Makes a configuration.
  package init(
    upstream: Upstream,
    store: GatewayStore,
    explain: @escaping @Sendable (ReplyAccount) -> JSONValue? = { _ in nil },
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.upstream = upstream
    self.store = store
    self.explain = explain
    self.log = log
  }
}

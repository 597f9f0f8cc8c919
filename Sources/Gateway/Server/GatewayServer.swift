import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle

/// The server between a user's app and the API: keeps the key, knows its clients, limits, meters, and serves the chat page.
///
/// A graceful shutdown lets replies under way finish.
package struct GatewayServer: Service {
  let configuration: GatewayConfiguration
  /// What it does at the moment.
  package let state = ServingState()
  private let onReady: @Sendable (Int) -> Void

  /// Makes a server, which does nothing yet.
  ///
  /// - Parameters:
  ///   - configuration: How it serves.
  ///   - onReady: Told the port once it listens.
  package init(
    _ configuration: GatewayConfiguration,
    onReady: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.configuration = configuration
    self.onReady = onReady
  }

  /// Serves until the task is cancelled or a graceful shutdown has ended.
  ///
  /// - Throws: ``GatewayError`` for a certificate that cannot be used; what keeps it from listening.
  package func run() async throws {
    let metrics = Metrics(catalogue: configuration.upstream.catalogue)
    let server = try server(metrics: metrics)
    let drainTimeout = configuration.drainTimeout
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask { [configuration] in await configuration.runUpkeep(metrics: metrics) }
      group.addTask { [state, log = configuration.log] in
        try await gracefulShutdown()
        state.drain()
        try await Task.sleep(for: drainTimeout)
        state.endDraining()
        log("replies that were still under way after \(drainTimeout) are cut off")
      }
      try await group.next()
      group.cancelAll()
    }
  }

  private func server(metrics: Metrics) throws(GatewayError) -> any Service {
    let log = AccessLog(
      logsRequests: configuration.logsRequests,
      logsContent: configuration.logsContent,
      write: configuration.log
    )
    let loop = RequestLoop(
      GatewayRoutes(configuration, state, log: log, metrics: metrics).table,
      state: state,
      memory: BodyMemory(limit: configuration.bodyMemory),
      log: log,
      metrics: metrics,
      keepsContent: configuration.logsContent
    )
    let channel = ConnectionChannel(
      patience: configuration.patience,
      count: ConnectionCount(limit: configuration.maxConnections, metrics: metrics)
    ) { await loop.serve($0) }
    guard let files = configuration.tls else { return server(channel) }
    return server(try files.channel(around: channel))
  }

  private func server(_ channel: some ServerChildChannel) -> any Service {
    Server(
      childChannelSetup: channel,
      configuration: ServerConfiguration(
        address: .hostname(configuration.host, port: configuration.port),
        backlog: 1024
      ),
      onServerRunning: { [onReady] channel in onReady(channel.localAddress?.port ?? 0) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: Logger(label: "gateway") { _ in SwiftLogNoOpLogHandler() }
    )
  }
}

extension GatewayConfiguration {
  /// How long clients may take.
  fileprivate var patience: ConnectionHandler.Patience {
    ConnectionHandler.Patience(
      receive: .init(receiveTimeout),
      send: .init(sendTimeout),
      idle: .init(idleTimeout)
    )
  }
}

extension GatewayConfiguration.TLSFiles {
  /// A channel that speaks TLS before it speaks HTTP.
  ///
  /// - Throws: ``GatewayError`` with code `certificate`.
  fileprivate func channel(
    around channel: ConnectionChannel
  ) throws(GatewayError) -> TLSChannel<ConnectionChannel> {
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificate)
      guard !chain.isEmpty else {
        throw GatewayError.certificate(self, "there is no certificate in the first")
      }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
      )
      configuration.applicationProtocols = ["http/1.1"]
      configuration.minimumTLSVersion = .tlsv12
      return try TLSChannel(channel, tlsConfiguration: configuration)
    } catch let error as GatewayError {
      throw error
    } catch {
      throw .certificate(self, "\(error)")
    }
  }
}

import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The server between a user's app and the API: keeps the key, knows its clients, limits, meters, and serves the chat page.
///
/// A graceful shutdown lets replies under way finish.
package struct GatewayServer: Service {
  let configuration: GatewayConfiguration
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
  /// - Throws: what keeps it from listening.
  package func run() async throws {
    let loop = RequestLoop(
      GatewayRoutes(configuration).table,
      memory: BodyMemory(limit: configuration.bodyMemory)
    )
    let channel = ConnectionChannel(patience: configuration.patience) { await loop.serve($0) }
    let server = Server(
      childChannelSetup: channel,
      configuration: ServerConfiguration(
        address: .hostname(configuration.host, port: configuration.port),
        backlog: 1024
      ),
      onServerRunning: { [onReady] channel in onReady(channel.localAddress?.port ?? 0) },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: Logger(label: "gateway") { _ in SwiftLogNoOpLogHandler() }
    )
    try await server.run()
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

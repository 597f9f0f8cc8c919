import ClaudeAPI
import ClaudeMessages
import Gateway
import RunStorage
import TestSupport

/// A gateway on 127.0.0.1 for one test.
struct RunningGateway: Sendable {
  /// Where it listens.
  let port: Int
  /// The lines of its log so far.
  let log: LogLines
  private let orders: AsyncStream<Void>.Continuation
  private let ending: AsyncStream<Void>

  /// Its base URL.
  var url: String { "http://127.0.0.1:\(port)" }

  /// Tells it to stop, and to let replies under way finish.
  func stop() { orders.finish() }

  /// Waits until it has stopped.
  func waitForStop() async throws {
    for await _ in ending {}
  }

  /// Runs a body with a gateway, which is gone when the body returns or throws.
  ///
  /// - Parameters:
  ///   - upstream: The base URL of the server behind it.
  ///   - key: The key that it sends there.
  ///   - configure: Changes its configuration.
  ///   - body: Uses it.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, or why the gateway does not start.
  static func withGateway<Value: Sendable>(
    upstream: String,
    key: String = "sk-secret-of-the-gateway",
    configure: (inout GatewayConfiguration) -> Void = { _ in },
    _ body: @Sendable (RunningGateway) async throws -> Value
  ) async throws -> Value {
    let transport = HTTPTransport(network: NetworkConfiguration(maxConnections: 1024))
    let upstream = Upstream(
      transport: transport,
      server: try BaseURL(upstream),
      credential: ["x-api-key": key],
      catalogue: .builtIn,
      isBuiltIn: false
    )
    do {
      let value = try await withGateway(upstream, configure: configure, body)
      await transport.shutdown()
      return value
    } catch {
      await transport.shutdown()
      throw error
    }
  }

  /// Runs a body with a gateway before any upstream.
  static func withGateway<Value: Sendable>(
    _ upstream: Upstream,
    configure: (inout GatewayConfiguration) -> Void = { _ in },
    _ body: @Sendable (RunningGateway) async throws -> Value
  ) async throws -> Value {
    let folder = try TemporaryFolder()
    let log = LogLines()
    var configuration = GatewayConfiguration(
      upstream: upstream,
      store: try GatewayStore(folder("gateway.sqlite")),
      log: { log.add($0) }
    )
    configuration.port = 0
    configure(&configuration)
    let (ports, announce) = AsyncStream<Int>.makeStream()
    let (orders, order) = AsyncStream<Void>.makeStream()
    let (ending, end) = AsyncStream<Void>.makeStream()
    let server = GatewayServer(configuration) { announce.yield($0) }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer {
          announce.finish()
          end.finish()
        }
        try await server.run { for await _ in orders {} }
      }
      defer { group.cancelAll() }
      var iterator = ports.makeAsyncIterator()
      guard let port = await iterator.next() else {
        try await group.next()
        throw GatewayDidNotStart()
      }
      return try await body(RunningGateway(port: port, log: log, orders: order, ending: ending))
    }
  }
}

/// A gateway ended before it listened.
struct GatewayDidNotStart: Error {}

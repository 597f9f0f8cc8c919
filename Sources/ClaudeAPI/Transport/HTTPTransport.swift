import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// Carries requests over HTTP, with one thread of its own that starts with the first request, or on the threads of a server.
///
/// Whoever makes one shuts it down, with ``shutdown()``; ``ClaudeClient/withClient(configuration:network:time:logger:_:)``
/// does both.
public final class HTTPTransport: Transport {
  /// Whose threads read and write.
  public enum Threads: Sendable {
    /// One of its own, which starts with the first request.
    case own
    /// Those that the process has for servers and clients, one for each core. A request that is sent from one of them stays on it, so
    /// that nothing of its answer has to wait for another thread.
    case process
  }

  /// What one client of the HTTP library serves; certificates are read for secured connections only.
  private struct Route: Hashable {
    let proxy: Proxy?
    let isSecured: Bool
  }

  private struct State {
    var group: MultiThreadedEventLoopGroup?
    var clients: [Route: HTTPClient] = [:]
    var isShutDown = false
  }

  private let network: NetworkConfiguration
  private let limits: ResponseLimits
  private let connectTimeout: Duration
  private let threads: Threads
  private let state = Mutex(State())

  /// Makes a transport.
  ///
  /// Does no I/O.
  ///
  /// - Parameters:
  ///   - network: Proxies, certificates, number of connections.
  ///   - limits: How much of an answer is taken.
  ///   - connectTimeout: The longest time to connect that any request may name.
  ///   - threads: Whose threads read and write.
  public init(
    network: NetworkConfiguration = NetworkConfiguration(),
    limits: ResponseLimits = ResponseLimits(),
    connectTimeout: Duration = .seconds(60),
    threads: Threads = .own
  ) {
    self.network = network
    self.limits = limits
    self.connectTimeout = connectTimeout
    self.threads = threads
  }

  /// Sends a request with the first event asked for.
  public func send(_ request: TransportRequest) -> TransportExchange {
    let proxy = network.proxies.proxy(for: request.server)
    let channel = ResponseChannel(request, proxy: proxy, limits: limits)
    return TransportExchange(
      next: { () async throws(ClaudeError) in
        if channel.claimStart() { try self.start(channel, request, proxy: proxy) }
        return try await channel.next()
      },
      close: { channel.close($0) }
    )
  }

  /// Closes all connections and ends the thread of its own.
  ///
  /// Requests under way fail; more cannot be sent.
  public func shutdown() async {
    let (clients, group) = state.withLock { state in
      defer { state = State(isShutDown: true) }
      return (Array(state.clients.values), state.group)
    }
    // Both only fail when they were shut down before, which the lock above rules out.
    for client in clients { try? await client.shutdown() }
    try? await group?.shutdownGracefully()
  }

  private func start(
    _ channel: ResponseChannel,
    _ request: TransportRequest,
    proxy: Proxy?
  ) throws(ClaudeError) {
    let route = Route(proxy: proxy, isSecured: request.server.scheme == .https)
    let client = try client(for: route)
    let outgoing: HTTPClient.Request
    do {
      outgoing = try HTTPClient.Request(
        url: "\(request.server)\(request.path)",
        method: HTTPMethod(rawValue: request.method.rawValue),
        headers: HTTPHeaders(request.headers.map { ($0.name, $0.value) }),
        body: request.body.isEmpty ? nil : .byteBuffer(ByteBuffer(bytes: request.body))
      )
    } catch {
      throw .invalidBaseURL(request.server.description, "\(error)")
    }
    channel.attach(
      client.execute(request: outgoing, delegate: channel, eventLoop: preferredEventLoop)
    )
  }

  private var preferredEventLoop: HTTPClient.EventLoopPreference {
    guard threads == .process, let current = MultiThreadedEventLoopGroup.currentEventLoop else {
      return .indifferent
    }
    return .delegateAndChannel(on: current)
  }

  private func client(for route: Route) throws(ClaudeError) -> HTTPClient {
    let result = state.withLock { state -> Result<HTTPClient, ClaudeError> in
      if state.isShutDown { return .failure(.cancelled()) }
      if let client = state.clients[route] { return .success(client) }
      return Result { () throws(ClaudeError) in
        let configuration = try clientConfiguration(route)
        let client = HTTPClient(eventLoopGroup: group(of: &state), configuration: configuration)
        state.clients[route] = client
        return client
      }
    }
    return try result.get()
  }

  private func group(of state: inout State) -> MultiThreadedEventLoopGroup {
    guard threads == .own else { return .singleton }
    let group = state.group ?? MultiThreadedEventLoopGroup(numberOfThreads: 1)
    state.group = group
    return group
  }

  private func clientConfiguration(
    _ route: Route
  ) throws(ClaudeError) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .disabled
    configuration.timeout.connect = .nanoseconds(connectTimeout.nanoseconds)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = network.maxConnections
    // Trying again is the retry policy's business, and the user is told of it.
    configuration.connectionPool.retryConnectionEstablishment = false
    if route.isSecured, let path = network.certificateFile {
      configuration.tlsConfiguration = try Self.tlsConfiguration(certificateFile: path)
    }
    configuration.proxy = route.proxy.map { proxy in
      guard proxy.kind == .http else { return .socksServer(host: proxy.host, port: proxy.port) }
      return .server(
        host: proxy.host,
        port: proxy.port,
        authorization: proxy.login.map { .basic(username: $0.user, password: $0.password) }
      )
    }
    return configuration
  }

  /// Reads the certificates at once, so that a wrong path is told as one and not as a failed handshake.
  private static func tlsConfiguration(
    certificateFile path: String
  ) throws(ClaudeError) -> TLSConfiguration {
    guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
      throw .certificateFileUnreadable(path)
    }
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .certificates(certificates)
    return configuration
  }
}

extension Duration {
  /// The duration in whole nanoseconds, at most about 292 years.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, carry) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    return carry ? (seconds < 0 ? .min : .max) : sum
  }
}

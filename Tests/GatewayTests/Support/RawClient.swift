import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import Testing

/// A client that sends bytes as they are and keeps what comes back.
final class RawClient: Sendable {
  private struct State {
    var received: [UInt8] = []
    var isEnded = false
    var isReset = false
  }

  private final class Inbox: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    let state = Mutex(State())

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let bytes = unwrapInboundIn(data)
      state.withLock { $0.received.append(contentsOf: bytes.readableBytesView) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if case ChannelEvent.inputClosed = event { state.withLock { $0.isEnded = true } }
      context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
      state.withLock { $0.isEnded = true }
      context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      state.withLock { state in
        state.isReset = true
        state.isEnded = true
      }
      context.close(promise: nil)
    }
  }

  private let channel: any Channel
  private let inbox: Inbox

  private init(_ channel: any Channel, _ inbox: Inbox) {
    self.channel = channel
    self.inbox = inbox
  }

  /// Runs a body with a connection, which is closed when the body returns or throws.
  ///
  /// - Parameters:
  ///   - port: The server's port on 127.0.0.1.
  ///   - reads: Whether it reads what comes.
  ///   - secured: What TLS is spoken with; nil for none.
  ///   - body: Uses it.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws, or why there is no connection.
  static func withClient<Value>(
    port: Int,
    reads: Bool = true,
    secured: NIOSSLContext? = nil,
    _ body: (RawClient) async throws -> Value
  ) async throws -> Value {
    let inbox = Inbox()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.autoRead, value: reads)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let secured {
            try pipeline.addHandler(
              NIOSSLClientHandler(context: secured, serverHostname: "localhost")
            )
          }
          try pipeline.addHandler(inbox)
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    let client = RawClient(channel, inbox)
    do {
      let value = try await body(client)
      client.close()
      return value
    } catch {
      client.close()
      throw error
    }
  }

  /// Everything that has come so far, as text.
  var received: String { String(decoding: receivedBytes, as: UTF8.self) }

  /// Everything that has come so far.
  var receivedBytes: [UInt8] { inbox.state.withLock { $0.received } }

  /// Whether the server has closed its side.
  var isEnded: Bool { inbox.state.withLock { $0.isEnded } }

  /// Whether it did so with an error.
  var isReset: Bool { inbox.state.withLock { $0.isReset } }

  /// Sends text as it is.
  func send(_ text: String) async throws {
    try await channel.writeAndFlush(ByteBuffer(string: text))
  }

  /// Sends a request with a JSON body.
  func post(_ path: String, _ body: String, headers: [String] = []) async throws {
    let lines =
      [
        "POST \(path) HTTP/1.1", "host: 127.0.0.1", "content-type: application/json",
        "content-length: \(body.utf8.count)",
      ] + headers
    try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  /// The answers so far.
  var answers: [RawAnswer] { RawAnswer.all(in: receivedBytes, isEnded: isEnded) }

  /// Waits for a number of whole answers.
  ///
  /// - Returns: The last of them.
  @discardableResult
  func answer(_ number: Int = 1) async throws -> RawAnswer {
    try await eventually { answers.filter(\.isWhole).count >= number }
    return try #require(answers.filter(\.isWhole).dropFirst(number - 1).first)
  }

  /// Sends a request without a body.
  func get(_ path: String, method: String = "GET", headers: [String] = []) async throws {
    let lines = ["\(method) \(path) HTTP/1.1", "host: 127.0.0.1"] + headers
    try await send(lines.joined(separator: "\r\n") + "\r\n\r\n")
  }

  /// Waits until something has come.
  func waitFor(_ text: String, times: Int = 1) async throws {
    try await eventually {
      received.split(separator: text, omittingEmptySubsequences: false).count > times
    }
  }

  /// Waits until the server has closed its side.
  func waitForEnd() async throws { try await eventually { isEnded } }

  /// Starts to read.
  func startReading() async throws { try await channel.setOption(.autoRead, value: true).get() }

  /// Closes the sending side only.
  func closeOutput() async throws { try await channel.close(mode: .output) }

  /// Closes the connection.
  func close() { channel.close(promise: nil) }
}

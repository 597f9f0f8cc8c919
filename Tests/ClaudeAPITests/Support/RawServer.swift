import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server that answers whatever it reads with prepared bytes.
struct RawServer: Sendable {
  /// A token count, as HTTP.
  static let tokenCount =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 18\r\n\r\n{\"input_tokens\":7}"

  /// What was read, in order.
  final class Received: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    fileprivate func add(_ text: String) { texts.withLock { $0.append(text) } }
  }

  /// Answers the first read with the first answer, and so on.
  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var answers: ArraySlice<String>
    private let received: Received

    init(_ answers: [String], received: Received) {
      self.answers = answers[...]
      self.received = received
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      received.add(String(buffer: unwrapInboundIn(data)))
      guard let answer = answers.popFirst() else { return }
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
    }
  }

  /// The port on 127.0.0.1.
  let port: Int
  /// What was read.
  let received: Received

  /// Runs a body with a server, which is gone when the body returns or throws.
  static func withServer<Value>(
    answering answers: [String],
    secured: NIOSSLContext? = nil,
    _ body: (RawServer) async throws -> Value
  ) async throws -> Value {
    let received = Received()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let secured { try pipeline.addHandler(NIOSSLServerHandler(context: secured)) }
          try pipeline.addHandler(Answering(answers, received: received))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      let port = channel.localAddress?.port ?? 0
      let value = try await body(RawServer(port: port, received: received))
      try await channel.close()
      return value
    } catch {
      try await channel.close()
      throw error
    }
  }
}

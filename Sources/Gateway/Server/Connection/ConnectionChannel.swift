import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// Makes the pipeline of each connection, and serves it until it ends.
///
/// Hummingbird's own loop either closes a connection after each answer during which it watched the client, or does not see the client
/// go; this one does neither.
struct ConnectionChannel: ServerChildChannel {
  /// The most bytes of a request's head.
  static let headLimit = 64 << 10

  private let patience: ConnectionHandler.Patience
  private let count: ConnectionCount
  private let serve: @Sendable (Connection) async -> Void

  /// Makes a channel.
  ///
  /// - Parameters:
  ///   - patience: How long clients may take.
  ///   - count: The connections.
  ///   - serve: Serves a connection until it wants to be closed; cancelled when the client goes.
  init(
    patience: ConnectionHandler.Patience,
    count: ConnectionCount,
    serve: @escaping @Sendable (Connection) async -> Void
  ) {
    self.patience = patience
    self.count = count
    self.serve = serve
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Connection> {
    channel.eventLoop.makeCompletedFuture {
      try channel.syncOptions?.setOption(.autoRead, value: false)
      var limits = NIOHTTPDecoderLimitConfiguration()
      limits.maxHeaderFieldSize = Self.headLimit
      limits.maxHeaderListSize = Self.headLimit
      let mailbox = ConnectionMailbox()
      let handler = ConnectionHandler(mailbox, patience: patience)
      let decoder = HTTPRequestDecoder(
        leftOverBytesStrategy: .dropBytes,
        limitConfiguration: limits
      )
      try channel.pipeline.syncOperations.addHandlers(ByteToMessageHandler(decoder), handler)
      let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
      let isSurplus = !count.add()
      channel.closeFuture.whenComplete { [count] _ in count.remove() }
      return Connection(channel, mailbox, handler: bound, isSurplus: isSurplus)
    }
  }

  func handle(value connection: Connection, logger: Logger) async {
    await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        group.addTask(executorPreference: LoopExecutor(connection.channel.eventLoop)) {
          await serve(connection)
        }
        await connection.waitForDeparture()
        group.cancelAll()
      }
    } onCancel: {
      connection.abandon()
    }
  }
}

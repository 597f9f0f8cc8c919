import Glibc
import NIOCore
import NIOHTTP1

/// The end of a connection's pipeline: hands parts of requests to the serving task, sends what it writes, and ends connections of
/// clients that are too slow.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  /// How a connection is ended.
  enum Closing: Sendable {
    /// After everything was sent; what the client still sends is read for a moment, so that it sees the answer.
    case afterReply
    /// After everything was sent, and so that the client sees that the answer is not whole.
    case cut
    /// The same where the end of the connection would be the end of the answer: with a reset.
    case reset
  }

  /// How long clients may take.
  struct Patience: Sendable {
    var receive: TimeAmount
    var send: TimeAmount
    var idle: TimeAmount
    /// How long what a client still sends is read after the last answer.
    var linger = TimeAmount.seconds(2)

    /// How often the clock is looked at.
    var tick: TimeAmount {
      .nanoseconds(min(max(min(receive, send, idle).nanoseconds / 4, 10_000_000), 15_000_000_000))
    }
  }

  private let mailbox: ConnectionMailbox
  private let patience: Patience
  private var context: ChannelHandlerContext?
  private var timer: Scheduled<Void>?
  private var isClosing = false
  private var isInputClosed = false
  /// Unsent bytes at the last look at the clock, and when they last became fewer.
  private var unsent = 0
  private var lastProgress = NIODeadline.now()

  init(_ mailbox: ConnectionMailbox, patience: Patience) {
    self.mailbox = mailbox
    self.patience = patience
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    scheduleTick(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    timer?.cancel()
    mailbox.close()
  }

  // MARK: From the client

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isClosing { return }
    let part: ConnectionMailbox.Part =
      switch unwrapInboundIn(data) {
      case .head(let head): .head(head)
      case .body(let bytes): .body(bytes)
      case .end: .end
      }
    if !mailbox.deliver(part) { context.close(promise: nil) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // What came may have been half a head.
    if isClosing || mailbox.isReaderWaiting { context.read() }
  }

  func channelInactive(context: ChannelHandlerContext) {
    mailbox.close()
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed:
      isInputClosed = true
      mailbox.end(.closed)
      if isClosing { context.close(promise: nil) }
    case is ChannelShouldQuiesceEvent:
      if mailbox.quiesce() { context.close(promise: nil) }
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    mailbox.setWritable(context.channel.isWritable)
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case HTTPParserError.headerOverflow: mailbox.end(.headTooLarge)
    case HTTPParserError.invalidEOFState: mailbox.end(.closed)
    case is HTTPParserError: mailbox.end(.malformed)
    default: context.close(promise: nil)
    }
  }

  // MARK: To the client

  /// Sends what the serving task has written.
  func drain() {
    guard let context, let bytes = mailbox.takeOutgoing() else { return }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    mailbox.setWritable(context.channel.isWritable)
  }

  /// Ends the connection once everything was sent.
  func close(_ closing: Closing) {
    guard let context, !isClosing else { return }
    isClosing = true
    let written = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    written.futureResult.whenComplete { _ in
      let (handler, context) = bound.value
      handler.finish(closing, context)
    }
    context.writeAndFlush(wrapOutboundOut(mailbox.takeOutgoing() ?? ByteBuffer()), promise: written)
  }

  private func finish(_ closing: Closing, _ context: ChannelHandlerContext) {
    switch closing {
    case .afterReply where !isInputClosed:
      context.close(mode: .output, promise: nil)
      context.read()
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      timer?.cancel()
      timer = context.eventLoop.scheduleTask(in: patience.linger) {
        bound.value.close(promise: nil)
      }
    case .afterReply, .cut: context.close(promise: nil)
    case .reset:
      let options = context.channel as? any SocketOptionProvider
      // With no time to linger, the socket is reset when it is closed.
      _ = options?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      context.close(promise: nil)
    }
  }

  // MARK: Time

  private func scheduleTick(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleTask(in: patience.tick) {
      let (handler, context) = bound.value
      handler.tick(context)
    }
  }

  private func tick(_ context: ChannelHandlerContext) {
    if !isClosing {
      let delay = mailbox.delay
      if delay.exceeds(patience) {
        guard case .receiving = delay.phase else { return context.close(promise: nil) }
        // The serving task tells the client why.
        mailbox.end(.timedOut)
      }
    }
    if isStuck(context) {
      context.close(promise: nil)
    } else {
      scheduleTick(context)
    }
  }

  /// Whether the client has left what was sent to it unread for too long.
  private func isStuck(_ context: ChannelHandlerContext) -> Bool {
    let option = ChannelOptions.bufferedWritableBytes
    let now = (try? context.channel.syncOptions?.getOption(option)) ?? 0
    defer { unsent = now }
    if now == 0 || now != unsent {
      lastProgress = .now()
      return false
    }
    return NIODeadline.now() - lastProgress >= patience.send
  }
}

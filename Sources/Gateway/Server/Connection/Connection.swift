import HummingbirdCore
import NIOCore
import NIOHTTP1

/// A client's connection, as the task that serves it sees it.
struct Connection: ServerChildChannelValue {
  /// The channel.
  let channel: any Channel
  /// Whether there are more connections than may be, so that its requests are refused.
  let isSurplus: Bool
  private let mailbox: ConnectionMailbox
  private let handler: NIOLoopBound<ConnectionHandler>

  /// Makes the view of a connection.
  ///
  /// - Parameters:
  ///   - channel: The channel.
  ///   - mailbox: What its handler tells.
  ///   - handler: The end of its pipeline.
  ///   - isSurplus: Whether there are more connections than may be.
  init(
    _ channel: any Channel,
    _ mailbox: ConnectionMailbox,
    handler: NIOLoopBound<ConnectionHandler>,
    isSurplus: Bool
  ) {
    self.channel = channel
    self.mailbox = mailbox
    self.handler = handler
    self.isSurplus = isSurplus
  }

  /// The next request's head.
  ///
  /// - Returns: The head; why there is none otherwise.
  func nextHead(isFirst: Bool) async -> Result<HTTPRequestHead, ConnectionEnding> {
    if mailbox.enter(isFirst ? .opening : .idle) {
      return .failure(ConnectionEnding(reason: .closed))
    }
    defer { mailbox.enter(.answering) }
    while true {
      switch await nextPart() {
      case .part(.head(let head)): return .success(head)
      case .part: continue
      case .ended(let ending): return .failure(ConnectionEnding(reason: ending))
      }
    }
  }

  /// The next part of the body; nil after its end.
  func nextBytes() async throws(ConnectionEnding) -> ByteBuffer? {
    mailbox.enter(.receiving)
    defer { mailbox.enter(.answering) }
    switch await nextPart() {
    case .part(.body(let bytes)): return bytes
    case .part: return nil
    case .ended(let ending): throw ConnectionEnding(reason: ending)
    }
  }

  private func nextPart() async -> ConnectionMailbox.Taken {
    while true {
      if let taken = mailbox.take() { return taken }
      await mailbox.waitForPart { channel.read() }
    }
  }

  /// Whether the request came whole, so that another can follow on the connection.
  var hasEndOfRequest: Bool { mailbox.hasEndOfRequest }

  /// Whether the server stops.
  var quiesces: Bool { mailbox.quiesces }

  /// Whether the client has closed its side or is gone, and the server did not want it.
  var clientHasLeft: Bool { mailbox.clientHasLeft }

  /// Ends the connection at once.
  func abandon() {
    mailbox.abandon()
    channel.close(promise: nil)
  }

  /// Sends bytes, in order, at once.
  func send(_ write: (inout ByteBuffer) -> Void) {
    guard mailbox.enqueue(write) else { return }
    onLoop { $0.drain() }
  }

  /// Waits until the client has taken enough for more to be sent.
  ///
  /// - Returns: Whether the connection is still there.
  func waitForRoom() async -> Bool { await mailbox.waitForRoom() }

  /// Waits until the client has closed its side, or the connection is gone.
  func waitForDeparture() async { await mailbox.waitForDeparture() }

  /// Ends the connection once everything was sent.
  func close(_ closing: ConnectionHandler.Closing) { onLoop { $0.close(closing) } }

  private func onLoop(_ act: @escaping @Sendable (ConnectionHandler) -> Void) {
    if channel.eventLoop.inEventLoop {
      act(handler.value)
    } else {
      channel.eventLoop.execute { [handler] in act(handler.value) }
    }
  }
}

/// Why nothing more of a request comes.
struct ConnectionEnding: Error {
  /// The reason.
  let reason: ConnectionMailbox.Ending
}

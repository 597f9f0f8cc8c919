import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Hands what the HTTP client's event loop receives to the one task that asks for it.
///
/// Body bytes gather until they are asked for; above a mark the connection is no longer read, so a slow consumer slows
/// the server down. The event loop's timer enforces the deadlines.
final class ResponseChannel: HTTPClientResponseDelegate {
  typealias Response = Void

  /// How long a server may take to end an answer of which nothing more is needed.
  private static let discardTime = TimeAmount.seconds(1)

  private let server: BaseURL
  private let proxy: Proxy?
  private let limits: ResponseLimits
  private let bodyLimit: Int
  private let started = NIODeadline.now()
  private let state: Mutex<ResponseState>

  init(_ request: TransportRequest, proxy: Proxy?, limits: ResponseLimits) {
    server = request.server
    self.proxy = proxy
    self.limits = limits
    bodyLimit = request.bodyLimit ?? limits.bodyBytes
    state = Mutex(ResponseState(deadlines: Deadlines(request.timeouts)))
  }

  /// Whether the caller is the first, who is to start the request.
  func claimStart() -> Bool {
    state.withLock { state in
      defer { state.isStarted = true }
      return !state.isStarted
    }
  }

  /// Takes the running request: starts its clock, or stops it when the exchange was left in the meantime.
  func attach(_ task: HTTPClient.Task<Void>) {
    // A request that cannot even start fails its future without telling its delegate.
    task.futureResult.whenFailure { self.didReceiveError(task: task, $0) }
    let isLeft = state.withLock { state in
      state.task = task
      return state.ending != nil || state.isDiscarding
    }
    if isLeft { task.cancel() } else { scheduleCheck(on: task.eventLoop) }
  }

  /// The next event; nil after the end.
  func next() async throws(ClaudeError) -> TransportEvent? {
    while true {
      if let taken = try take() { return taken }
      await change()
    }
  }

  /// Takes the next event, itself nil at the end; nil when there is nothing to take yet.
  ///
  /// Inlined, the room that it takes for a moment would be part of the task of each exchange, for as long as that is open: 12 kB, measured.
  @inline(never)
  private func take() throws(ClaudeError) -> TransportEvent?? {
    switch state.withLock({ $0.take() }) {
    case .event(let event, let resume):
      resume?.succeed()
      return event
    case .end: return .some(nil)
    case .failure(let error): throw error
    case .nothing: return nil
    }
  }

  /// Waits until there is something to take.
  private func change() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if state.hasNews { return true }
          state.waiter = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      end(.failure(.cancelled()))
    }
  }

  /// Leaves the exchange.
  func close(_ closing: TransportExchange.Closing) {
    switch closing {
    case .abort:
      if state.withLock({ !$0.isDiscarding }) { end(.failure(.cancelled())) }
    case .discard:
      let (resume, eventLoop) = state.withLock { ($0.discard(), $0.task?.eventLoop) }
      resume?.succeed()
      if let eventLoop { endSoon(on: eventLoop) }
    }
  }

  /// Closes the connection of a discarded exchange whose server does not end it by itself.
  private func endSoon(on eventLoop: any EventLoop) {
    let closing = eventLoop.scheduleTask(in: Self.discardTime) { self.end(.failure(.cancelled())) }
    let earlier = state.withLock { state -> Scheduled<Void>? in
      defer { state.check = closing }
      return state.ending == nil ? state.check : closing
    }
    earlier?.cancel()
  }

  // MARK: Called by the HTTP client, on its event loop

  func didSendRequestHead(task: HTTPClient.Task<Void>, _ head: HTTPRequestHead) {
    update { $0.deadlines.connected(at: elapsed) }
    // From here on silence counts, which may be over sooner than the time to connect.
    scheduleCheck(on: task.eventLoop)
  }

  func didSendRequest(task: HTTPClient.Task<Void>) {
    update { state in
      state.deadlines.sign(at: elapsed)
      state.isSentPending = true
    }
  }

  func didReceiveHead(
    task: HTTPClient.Task<Void>,
    _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    let byteCount = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    guard byteCount <= limits.headerBytes else {
      end(.failure(.headersTooLarge(limit: limits.headerBytes)))
      return task.eventLoop.makeSucceededVoidFuture()
    }
    let fields = HeaderFields(head.headers.map { HeaderFields.Field($0.name, $0.value) })
    update { state in
      state.deadlines.connected(at: elapsed)
      state.head = ResponseHead(status: Int(head.status.code), headers: fields)
    }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<Void>,
    _ buffer: ByteBuffer
  ) -> EventLoopFuture<Void> {
    var reception = ResponseState.Reception.readOn
    let pause = task.eventLoop.makePromise(of: Void.self)
    update { state in
      state.deadlines.sign(at: elapsed)
      reception = state.receive(buffer.readableBytesView, limit: bodyLimit, pause: pause)
    }
    switch reception {
    case .pause: return pause.futureResult
    case .readOn: break
    case .tooLarge: end(.failure(.bodyTooLarge(limit: bodyLimit)))
    }
    pause.succeed()
    return pause.futureResult
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) { end(.success(())) }

  func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
    let hasHead = state.withLock { $0.hasHead }
    end(.failure(.transport(error, server: server, proxy: proxy, isInReply: hasHead)))
  }

  // MARK: State

  private var elapsed: Duration { .nanoseconds((NIODeadline.now() - started).nanoseconds) }

  /// Changes the state and wakes the task that waits.
  private func update(_ change: (inout ResponseState) -> Void) {
    let waiter = state.withLock { state in
      change(&state)
      return state.hasNews ? state.waiter.take() : nil
    }
    waiter?.resume()
  }

  /// Ends the exchange; the first ending counts.
  private func end(_ ending: Result<Void, ClaudeError>) {
    let closing = state.withLock { $0.end(ending) }
    closing.check?.cancel()
    closing.pause?.succeed()
    closing.waiter?.resume()
    closing.task?.cancel()
  }

  // MARK: Deadlines

  /// Sets the timer to the next moment at which a limit could have passed, in place of an earlier setting.
  private func scheduleCheck(on eventLoop: any EventLoop) {
    // Computed and set under the lock, as this is called from the consumer's task and from the event loop.
    let earlier = state.withLock { state -> Scheduled<Void>? in
      guard state.ending == nil, !state.isDiscarding else { return nil }
      // A limit may be years away; a timer is never set further than a day.
      let delay = min(max(.zero, state.deadlines.next - elapsed), .seconds(86400))
      let check = eventLoop.scheduleTask(in: .nanoseconds(delay.nanoseconds)) {
        [weak self] in
        guard let self else { return }
        checkDeadlines(on: eventLoop)
      }
      defer { state.check = check }
      return state.check
    }
    earlier?.cancel()
  }

  private func checkDeadlines(on eventLoop: any EventLoop) {
    let now = elapsed
    let error = state.withLock { state -> ClaudeError? in
      // While nobody reads, the server cannot show life.
      if state.pause != nil { state.deadlines.sign(at: now) }
      return state.deadlines.expiry(at: now).map { state.deadlines.error($0, server: server) }
    }
    if let error { end(.failure(error)) } else { scheduleCheck(on: eventLoop) }
  }
}

import ClaudeAPI
import NIOCore
import NIOHTTP1

/// Serves the requests of one connection, one after the other.
struct RequestLoop: Sendable {
  private let routes: RouteTable
  private let state: ServingState
  private let memory: BodyMemory
  private let log: AccessLog
  private let metrics: Metrics
  private let keepsContent: Bool

  /// Makes a loop.
  ///
  /// - Parameters:
  ///   - routes: Who answers.
  ///   - state: Told of each request that begins and ends.
  ///   - memory: The memory for all bodies.
  ///   - log: Told of each request that has ended.
  ///   - metrics: Counts them.
  ///   - keepsContent: Whether bodies are kept for the log.
  init(
    _ routes: RouteTable,
    state: ServingState,
    memory: BodyMemory,
    log: AccessLog,
    metrics: Metrics,
    keepsContent: Bool
  ) {
    self.routes = routes
    self.state = state
    self.memory = memory
    self.log = log
    self.metrics = metrics
    self.keepsContent = keepsContent
  }

  /// Serves a connection until it is to be closed.
  func serve(_ connection: Connection) async {
    var isFirst = true
    while true {
      switch await connection.nextHead(isFirst: isFirst) {
      case .success(let head):
        isFirst = false
        guard let closing = await answer(head, on: connection) else { continue }
        connection.close(closing)
      case .failure(let ending):
        if let refusal = Refusal(ending) { sendLast(refusal, on: connection) }
        connection.close(.afterReply)
      }
      return
    }
  }

  /// Answers one request.
  ///
  /// - Returns: How the connection ends; nil if it goes on.
  private func answer(
    _ head: HTTPRequestHead,
    on connection: Connection
  ) async -> ConnectionHandler.Closing? {
    state.requestBegan()
    defer { state.requestEnded() }
    let lease = BodyMemory.Lease(memory)
    let request = GatewayRequest(head, on: connection, lease: lease, keepsContent: keepsContent)
    let response =
      connection.isSurplus
      ? refusal(.tooManyConnections(), of: request) : await self.response(to: request)
    let hasLeft = response.status == Refusal.clientLeftStatus
    let reply = Reply(response, to: head, on: connection)
    let isWhole = hasLeft ? false : await reply.send(notes: request.notes)
    if !isWhole {
      let ending: ServedRequest.Ending = connection.clientHasLeft ? .clientLeft : .cut
      request.notes.update { $0.ending = ending }
    }
    close(request, hasLeft ? nil : response)
    guard isWhole, await connection.waitForRoom() else { return reply.cut }
    return reply.isLast || connection.quiesces ? .afterReply : nil
  }

  /// The response, made in a task of its own.
  ///
  /// A task keeps the memory of its deepest calls until its end. That of admitting and forwarding a request would stay with each open
  /// stream: 19 kB in one piece, measured.
  private func response(to request: GatewayRequest) async -> GatewayResponse {
    async let response = routes.response(to: request)
    return await response
  }

  private func refusal(_ refusal: Refusal, of request: GatewayRequest) -> GatewayResponse {
    request.notes.update { $0.ending = .refused(refusal.reason) }
    return GatewayResponse(refusal, requestID: request.id)
  }

  /// Writes the request down.
  private func close(_ request: GatewayRequest, _ response: GatewayResponse?) {
    let served = request.notes.closed(with: response)
    log.note(served)
    metrics.note(served)
  }

  /// Tells a client that what it sent is no request.
  private func sendLast(_ refusal: Refusal, on connection: Connection) {
    let id = RequestID.next()
    let response = GatewayResponse(refusal, requestID: id)
    Reply(response, to: nil, on: connection).sendWhole()
    var served = ServedRequest(
      endpoint: .other,
      method: "-",
      path: "-",
      requestID: id,
      arrivedAt: TimeReading.system.unixMilliseconds()
    )
    served.status = refusal.status
    served.ending = .refused(refusal.reason)
    log.note(served)
    metrics.note(served)
  }
}

extension Refusal {
  /// The refusal of what is not a request; nil for a client that has just gone.
  fileprivate init?(_ ending: ConnectionEnding) {
    switch ending.reason {
    case .closed, .timedOut: return nil
    case .malformed: self = .malformed()
    case .headTooLarge: self = .headTooLarge()
    }
  }
}

extension GatewayRequest {
  /// The request whose head has come.
  fileprivate init(
    _ head: HTTPRequestHead,
    on connection: Connection,
    lease: BodyMemory.Lease,
    keepsContent: Bool
  ) {
    let start = ContinuousClock.now
    let fields = HeaderFields(head.headers.map { HeaderFields.Field($0.name, $0.value) })
    let end = head.uri.firstIndex(of: "?") ?? head.uri.endIndex
    let id = RequestID.next()
    let path = String(head.uri[..<end])
    let served = ServedRequest(
      endpoint: .other,
      method: head.method.rawValue,
      path: path,
      requestID: id,
      arrivedAt: TimeReading.system.unixMilliseconds()
    )
    self.init(
      id: id,
      method: head.method.rawValue,
      path: path,
      query: String(head.uri[end...]),
      headers: fields,
      start: start,
      notes: RequestNotes(served, start: start, keepsContent: keepsContent),
      body: RequestBody(connection, headers: fields, lease: lease)
    )
  }
}

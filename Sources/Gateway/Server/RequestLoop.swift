import ClaudeAPI
import NIOCore
import NIOHTTP1

/// Serves the requests of one connection, one after the other.
struct RequestLoop: Sendable {
  private let routes: RouteTable
  private let memory: BodyMemory

  /// Makes a loop.
  ///
  /// - Parameters:
  ///   - routes: Who answers.
  ///   - memory: The memory for all bodies.
  init(_ routes: RouteTable, memory: BodyMemory) {
    self.routes = routes
    self.memory = memory
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
        if let refusal = Refusal(ending) {
          let response = GatewayResponse(refusal, requestID: RequestID.next())
          _ = await send(response, to: nil, on: connection)
        }
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
    let request = GatewayRequest(head, on: connection, lease: BodyMemory.Lease(memory))
    let response = await routes.response(to: request)
    return await send(response, to: head, on: connection)
  }

  /// Sends an answer.
  ///
  /// - Returns: How the connection ends; nil if it goes on.
  private func send(
    _ response: GatewayResponse,
    to head: HTTPRequestHead?,
    on connection: Connection
  ) async -> ConnectionHandler.Closing? {
    let isOld = head.map { $0.version != .http1_1 } ?? false
    let isHead = head?.method == .HEAD
    let isLast =
      head.map { isOld || !$0.isKeepAlive } ?? true
      || !connection.hasEndOfRequest || connection.quiesces
    let framing: ReplyHead.Framing =
      switch response.body {
      case .bytes(let bytes): .length(bytes.count)
      case .stream: isOld ? .close : .chunks
      }
    let replyHead = ReplyHead(
      status: response.status,
      headers: response.headers,
      framing: framing,
      closes: isLast
    )
    switch response.body {
    case .bytes(let bytes):
      connection.send { buffer in
        replyHead.write(to: &buffer)
        if !isHead { buffer.writeBytes(bytes) }
      }
    case .stream(let write):
      connection.send { replyHead.write(to: &$0) }
      let stream = ReplyStream(connection, isChunked: !isOld, hasBody: !isHead)
      guard await write(stream) else { return .cut }
      stream.end()
    }
    guard await connection.waitForRoom() else { return .cut }
    return isLast || connection.quiesces ? .afterReply : nil
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
  fileprivate init(_ head: HTTPRequestHead, on connection: Connection, lease: BodyMemory.Lease) {
    let fields = HeaderFields(head.headers.map { HeaderFields.Field($0.name, $0.value) })
    let end = head.uri.firstIndex(of: "?") ?? head.uri.endIndex
    self.init(
      id: RequestID.next(),
      method: head.method.rawValue,
      path: String(head.uri[..<end]),
      query: String(head.uri[end...]),
      headers: fields,
      address: connection.channel.remoteAddress?.ipAddress,
      start: .now,
      body: RequestBody(connection, headers: fields, lease: lease)
    )
  }
}

import ClaudeAPI
import NIOCore
import NIOHTTP1

/// An answer on its way to a client: decides how its body is framed, and whether the connection ends with it.
struct Reply: Sendable {
  /// Whether the connection ends with this answer.
  let isLast: Bool
  private let response: GatewayResponse
  private let connection: Connection
  /// Whether the client knows chunks.
  private let isChunked: Bool
  private let hasBody: Bool

  /// Makes an answer.
  ///
  /// - Parameters:
  ///   - response: What is answered.
  ///   - head: The request's head; nil for what was no request.
  ///   - connection: Where it goes.
  init(_ response: GatewayResponse, to head: HTTPRequestHead?, on connection: Connection) {
    self.response = response
    self.connection = connection
    isChunked = head.map { $0.version == .http1_1 } ?? true
    hasBody = head?.method != .HEAD
    // A body that was not read to its end would be taken for the next request.
    isLast =
      !isChunked || !(head?.allowsAnother ?? false) || !connection.hasEndOfRequest
      || connection.quiesces || connection.isSurplus
  }

  /// How the connection ends if the answer does not come to its end.
  var cut: ConnectionHandler.Closing { isChunked ? .cut : .reset }

  /// Sends it.
  ///
  /// - Parameter notes: Told what is sent.
  /// - Returns: Whether all of it was sent.
  func send(notes: RequestNotes) async -> Bool {
    switch response.body {
    case .bytes(let bytes):
      sendWhole()
      if hasBody, !bytes.isEmpty { notes.send(bytes) }
      return true
    case .stream(let write):
      let head = head(isChunked ? .chunks : .close)
      connection.send { head.write(to: &$0) }
      return await write(
        ReplyStream(connection, notes, isChunked: isChunked, hasBody: hasBody)
      )
    }
  }

  /// Sends an answer whose body is there.
  func sendWhole() {
    guard case .bytes(let bytes) = response.body else { return }
    let hasNone = response.status == 204 || response.status == 304
    let head = head(hasNone ? .none : .length(bytes.count))
    connection.send { buffer in
      head.write(to: &buffer)
      if hasBody, !hasNone { buffer.writeBytes(bytes) }
    }
  }

  private func head(_ framing: ReplyHead.Framing) -> ReplyHead {
    ReplyHead(
      status: response.status,
      headers: response.headers,
      framing: framing,
      closes: isLast
    )
  }
}

extension HTTPRequestHead {
  /// Whether another request may follow on the connection.
  ///
  /// The decoder reads nothing behind a request that asks for another protocol.
  fileprivate var allowsAnother: Bool {
    isKeepAlive && method != .CONNECT && !headers.contains(name: "upgrade")
  }
}

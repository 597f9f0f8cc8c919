import NIOCore

/// Where the body of an answer is written, piece by piece.
package struct ReplyStream: Sendable {
  private let connection: Connection
  private let notes: RequestNotes
  private let isChunked: Bool
  private let hasBody: Bool

  /// Makes a stream.
  ///
  /// - Parameters:
  ///   - connection: Where it goes.
  ///   - notes: Told what is sent.
  ///   - isChunked: Whether each piece says its length; otherwise the end of the connection is the end of the body.
  ///   - hasBody: Whether the client gets a body at all.
  init(_ connection: Connection, _ notes: RequestNotes, isChunked: Bool, hasBody: Bool) {
    self.connection = connection
    self.notes = notes
    self.isChunked = isChunked
    self.hasBody = hasBody
  }

  /// Sends bytes at once, and waits until there is room for more.
  ///
  /// - Returns: Whether the client is still there.
  package func write(_ bytes: [UInt8]) async -> Bool {
    if !bytes.isEmpty, hasBody {
      connection.send { buffer in
        if isChunked {
          buffer.writeChunk(bytes)
        } else {
          buffer.writeBytes(bytes)
        }
      }
      notes.send(bytes)
    }
    return await connection.waitForRoom()
  }

  /// Sends the end of the body.
  package func end() {
    if isChunked, hasBody { connection.send { $0.writeString("0\r\n\r\n") } }
  }
}

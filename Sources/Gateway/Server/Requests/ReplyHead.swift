import ClaudeAPI
import NIOCore
import NIOHTTP1

/// The head of an answer as it stands on the wire.
struct ReplyHead {
  /// How the client knows where the body ends.
  enum Framing: Equatable {
    /// By its length.
    case length(Int)
    /// By chunks.
    case chunks
    /// By the end of the connection.
    case close
    /// There is none.
    case none
  }

  /// The HTTP status.
  let status: Int
  /// The headers, but for those of the framing.
  let headers: HeaderFields
  /// How the body is framed.
  let framing: Framing
  /// Whether the connection ends after the answer.
  let closes: Bool

  /// Writes the head.
  func write(to buffer: inout ByteBuffer) {
    buffer.writeString("HTTP/1.1 ")
    buffer.writeString(String(status))
    buffer.writeString(" ")
    buffer.writeString(HTTPResponseStatus(statusCode: status).reasonPhrase)
    buffer.writeString("\r\n")
    for field in headers where field.isSafe { buffer.writeField(field.name, field.value) }
    buffer.writeField("date", DateField.now)
    switch framing {
    case .length(let count): buffer.writeField("content-length", String(count))
    case .chunks: buffer.writeField("transfer-encoding", "chunked")
    case .close, .none: break
    }
    if closes { buffer.writeField("connection", "close") }
    buffer.writeString("\r\n")
  }
}

extension HeaderFields.Field {
  /// Whether the field cannot be taken for more than one.
  fileprivate var isSafe: Bool {
    !name.isEmpty && !name.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: ":") || $0 == 0x7F }
      && !value.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
  }
}

extension ByteBuffer {
  fileprivate mutating func writeField(_ name: String, _ value: String) {
    writeString(name)
    writeString(": ")
    writeString(value)
    writeString("\r\n")
  }

  /// Writes bytes as one chunk of a chunked body.
  ///
  /// - Parameter bytes: The bytes, not none: that would be the end of the body.
  mutating func writeChunk(_ bytes: [UInt8]) {
    writeString(String(bytes.count, radix: 16))
    writeString("\r\n")
    writeBytes(bytes)
    writeString("\r\n")
  }
}

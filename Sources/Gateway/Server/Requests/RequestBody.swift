import ClaudeAPI
import NIOCore

/// The body of a request, which is read when it is asked for, and once.
struct RequestBody: Sendable {
  private let connection: Connection
  private let headers: HeaderFields
  private let lease: BodyMemory.Lease

  /// Makes the body of the request whose head has come.
  ///
  /// - Parameters:
  ///   - connection: Where it comes from.
  ///   - headers: The request's headers.
  ///   - lease: Its part of the memory for all bodies.
  init(_ connection: Connection, headers: HeaderFields, lease: BodyMemory.Lease) {
    self.connection = connection
    self.headers = headers
    self.lease = lease
  }

  /// Reads the whole body.
  ///
  /// - Parameter limit: The most bytes that it may have.
  /// - Returns: The body as it came.
  /// - Throws: ``Refusal`` 413, 408 or 529.
  func whole(upTo limit: Int) async throws(Refusal) -> [UInt8] {
    let announced = headers["content-length"].flatMap { Int($0) } ?? 0
    if announced > limit { throw .bodyTooLarge(limit: limit) }
    if headers["expect"]?.lowercased() == "100-continue", !connection.hasEndOfRequest {
      connection.send { $0.writeString("HTTP/1.1 100 Continue\r\n\r\n") }
    }
    var body: [UInt8] = []
    while let bytes = try await nextBytes() {
      guard body.count + bytes.readableBytes <= limit else { throw .bodyTooLarge(limit: limit) }
      guard lease.add(bytes.readableBytes) else { throw .bodyMemoryFull() }
      body.append(contentsOf: bytes.readableBytesView)
    }
    return body
  }

  private func nextBytes() async throws(Refusal) -> ByteBuffer? {
    do throws(ConnectionEnding) {
      return try await connection.nextBytes()
    } catch {
      throw .unfinishedBody(error.reason)
    }
  }
}

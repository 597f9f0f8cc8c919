import Foundation

extension [RawConnection] {
  /// Waits for the end of all connections, and tells what came over them, in their order.
  ///
  /// - Throws: ``ServerError`` when one of them does not end within three minutes, or ends without an answer.
  func answers() async throws -> [LocalRequest.Answer] {
    let end = ContinuousClock.now + .seconds(180)
    while contains(where: { !$0.isClosed }) {
      guard ContinuousClock.now < end else {
        throw ServerError(
          message: "\(self.count { !$0.isClosed }) of \(count) answers did not come to an end"
        )
      }
      for connection in self { connection.turn(limit: 1 << 14) }
      try await Task.sleep(for: .milliseconds(2))
    }
    return try map { connection in
      guard let answer = LocalRequest.Answer(connection.received) else {
        throw ServerError(message: "a connection was closed without an answer")
      }
      return answer
    }
  }

  /// Waits until so many connections have been refused, and every other has begun to stream text.
  ///
  /// - Returns: The ones that stream.
  /// - Throws: ``ServerError`` when that does not happen within two minutes.
  func begun(refused: Int) async throws -> [RawConnection] {
    let end = ContinuousClock.now + .seconds(120)
    while true {
      let streaming = filter { !$0.isClosed && $0.hasReceived("content_block_delta") }
      let closed = self.count(where: \.isClosed)
      if closed == refused, streaming.count == count - refused { return streaming }
      guard ContinuousClock.now < end, closed <= refused else {
        throw ServerError(message: "\(closed) are refused, \(streaming.count) stream")
      }
      for connection in self { connection.turn(limit: 1 << 14) }
      try await Task.sleep(for: .milliseconds(2))
    }
  }
}

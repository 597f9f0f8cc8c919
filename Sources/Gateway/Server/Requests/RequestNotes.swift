import ClaudeAPI
import Synchronization

/// What is noted of a request while it is served, for the log and the counts.
package final class RequestNotes: Sendable {
  private let request: Mutex<ServedRequest>
  private let start: ContinuousClock.Instant
  /// Whether bodies are kept too.
  private let keepsContent: Bool

  /// Begins the notes of a request that has just come.
  ///
  /// - Parameters:
  ///   - request: What is known of it.
  ///   - start: When its head had come.
  ///   - keepsContent: Whether bodies are kept, for a log with content.
  init(_ request: ServedRequest, start: ContinuousClock.Instant, keepsContent: Bool) {
    self.request = Mutex(request)
    self.start = start
    self.keepsContent = keepsContent
  }

  /// Changes what is noted.
  package func update(_ change: (inout ServedRequest) -> Void) {
    request.withLock { change(&$0) }
  }

  /// Notes the body of the request.
  func receive(_ body: [UInt8]) {
    request.withLock { request in
      request.receivedBytes = body.count
      if keepsContent { request.requestBody = Array(body.prefix(AccessLog.contentLimit)) }
    }
  }

  /// Notes a part of the body of the answer.
  func send(_ bytes: [UInt8]) {
    request.withLock { request in
      if request.firstByte == nil { request.firstByte = ContinuousClock.now - start }
      request.sentBytes += bytes.count
      guard keepsContent else { return }
      let room = AccessLog.contentLimit - request.answerBody.count
      request.answerBody += bytes.prefix(max(0, room))
    }
  }

  /// All that was noted, when the request has ended.
  ///
  /// - Parameter response: The answer; nil if the client left before it.
  /// - Returns: The notes.
  func closed(with response: GatewayResponse?) -> ServedRequest {
    request.withLock { request in
      request.duration = ContinuousClock.now - start
      request.status = response?.status
      request.requestID = response?.headers["request-id"] ?? request.requestID
      return request
    }
  }
}

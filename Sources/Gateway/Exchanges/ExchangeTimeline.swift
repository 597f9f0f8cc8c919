import ClaudeMessages

/// When what happened to one request inside the gateway.
package struct ExchangeTimeline: Sendable {
  /// The request's id, as the client got it in `request-id`.
  package var requestID: String
  /// The id of the client's token; nil without one.
  ///
  /// Nobody else sees this request.
  package var client: String?
  /// The model that was asked.
  package var model: String
  /// The clock when the request's head arrived; the other times count from here.
  package var start: ContinuousClock.Instant
  /// When the body was whole.
  package var received: Duration?
  /// When the client was admitted and money set aside.
  package var admitted: Duration?
  /// When the request went out upstream.
  package var sent: Duration?
  /// When the head of the answer came.
  package var head: Duration?
  /// When the first byte of the body came.
  package var firstByte: Duration?
  /// When the last byte was handed to the client's connection.
  package var end: Duration?
  /// The HTTP status; nil before the head.
  package var status: Int?
  /// Whether the client asked for a stream.
  package var isStreamed = false
  /// The bytes of the request's body.
  package var requestBytes = 0
  /// The bytes of the answer's body that were handed to the client's connection.
  package var replyBytes = 0
  /// What was read of the reply.
  package var reply: MeteredReply

  /// Makes the timeline of a request that has just come.
  package init(
    requestID: String,
    client: String?,
    model: String,
    start: ContinuousClock.Instant
  ) {
    self.requestID = requestID
    self.client = client
    self.model = model
    self.start = start
    reply = MeteredReply()
  }
}

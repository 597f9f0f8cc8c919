import ClaudeMessages
import RunStorage

/// What became of one request, for the log and the counts.
package struct ServedRequest: Sendable {
  /// How a request ended.
  package enum Ending: Sendable, Hashable {
    /// Everything was sent.
    case complete
    /// The gateway refused it.
    case refused(Refusal.Reason)
    /// The client went away before the end.
    case clientLeft
    /// The upstream broke off in the middle of its answer.
    case cut
  }

  /// What was asked for.
  package var endpoint: Endpoint
  /// The method.
  package var method: String
  /// The path as it came; its query is not logged.
  package var path: String
  /// The client's name; nil where none was told yet.
  package var client: String?
  /// The model that was asked; nil for none.
  package var model: String?
  /// The status of the answer; nil if the client left before it.
  package var status: Int?
  /// The id that the client got with the answer.
  package var requestID: String
  /// When the request's head came, in milliseconds since 1970.
  package var arrivedAt: Int64
  /// How long the whole took, from the head of the request on.
  package var duration: Duration = .zero
  /// How long until the first byte of the answer's body was sent; nil if there was none.
  package var firstByte: Duration?
  /// What was booked; nil where nothing was asked of a model.
  package var usage: UsageRecord?
  /// Why the reply ended; nil where it did not, or there was none.
  package var stopReason: StopReason?
  /// How the request ended.
  package var ending: Ending = .complete
  /// The bytes of the request's body.
  package var receivedBytes = 0
  /// The bytes of the answer's body.
  package var sentBytes = 0
  /// The request's body, for a log with content.
  package var requestBody: [UInt8] = []
  /// The answer's body or its beginning, for a log with content.
  package var answerBody: [UInt8] = []

  /// Makes what is known of a request that has just come.
  package init(
    endpoint: Endpoint,
    method: String,
    path: String,
    requestID: String,
    arrivedAt: Int64
  ) {
    self.endpoint = endpoint
    self.method = method
    self.path = path
    self.requestID = requestID
    self.arrivedAt = arrivedAt
  }
}

extension ServedRequest {
  /// What a request is for: the paths of the gateway by kind, so that counts have few names.
  package enum Endpoint: String, Sendable, Hashable, CaseIterable {
    /// `/v1/messages`.
    case messages
    /// `/v1/messages/count_tokens`.
    case countTokens = "count_tokens"
    /// `/v1/models` and below.
    case models
    /// `/v1/messages/batches` and below.
    case batches
    /// `/` and `/page/`.
    case page
    /// `/parley/about`.
    case about
    /// `/parley/models`.
    case pageModels = "page_models"
    /// `/parley/exchanges/`.
    case exchanges
    /// `/healthz` and `/readyz`.
    case health
    /// `/metrics`.
    case metrics
    /// Everything else.
    case other
  }
}

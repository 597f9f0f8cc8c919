import ClaudeAPI
import OrderedJSON

/// What the gateway answers.
package struct GatewayResponse: Sendable {
  /// A body.
  package enum Body: Sendable {
    /// One that is there.
    case bytes([UInt8])
    /// One that is written as it comes.
    ///
    /// The function writes to the stream and ends it, and returns whether the body is whole; otherwise the client's connection is cut,
    /// so that it sees that something is missing.
    case stream(@Sendable (ReplyStream) async -> Bool)
  }

  /// The HTTP status.
  package var status: Int
  /// The headers, but for those that say how the body is framed.
  package var headers: HeaderFields
  /// The body.
  package var body: Body

  /// Makes a response.
  package init(_ status: Int, headers: HeaderFields = [:], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A response in JSON.
  package static func json(
    _ json: JSONValue,
    status: Int = 200,
    headers: HeaderFields = [:]
  ) -> GatewayResponse {
    var headers = headers
    headers["content-type"] = "application/json"
    return GatewayResponse(status, headers: headers, body: .bytes(JSONWriter.bytes(of: json)))
  }

  /// A response in plain text.
  package static func text(
    _ text: String,
    status: Int = 200,
    type: String = "text/plain; charset=utf-8"
  ) -> GatewayResponse {
    GatewayResponse(status, headers: ["content-type": type], body: .bytes(Array(text.utf8)))
  }

  /// The response that tells a refusal.
  package init(_ refusal: Refusal, requestID: String) {
    var headers = refusal.headers
    headers["content-type"] = "application/json"
    headers["request-id"] = requestID
    self.init(
      refusal.status,
      headers: headers,
      body: .bytes(refusal.body(requestID: requestID))
    )
  }
}

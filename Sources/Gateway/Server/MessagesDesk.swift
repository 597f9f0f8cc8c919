import ClaudeAPI
import ClaudeMessages

/// Answers requests for messages and for counts of tokens.
struct MessagesDesk: Sendable {
  /// The most bytes of a request, as at the API.
  static let bodyLimit = 32 << 20

  private let forwarding: Forwarding

  /// Makes a desk.
  init(_ forwarding: Forwarding) {
    self.forwarding = forwarding
  }

  /// Answers with a message.
  func message(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    try await forward(request, body: try await request.wholeBody(upTo: Self.bodyLimit))
  }

  /// Answers with a count of tokens.
  func tokenCount(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    try await forward(request, body: try await request.wholeBody(upTo: Self.bodyLimit))
  }

  /// Answers with what is known of models.
  func models(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    try await forward(request, body: [])
  }

  private func forward(
    _ request: GatewayRequest,
    body: [UInt8]
  ) async throws(Refusal) -> GatewayResponse {
    let answer = try await forwarding.send(request, body: body)
    return GatewayResponse(
      answer.head.status,
      headers: ForwardedHeaders.toClient(answer.head.headers),
      body: .stream { stream in
        do throws(ClaudeError) {
          while let event = try await answer.exchange.next() {
            guard case .body(let bytes) = event else { continue }
            guard await stream.write(bytes) else { return false }
          }
          return true
        } catch {
          return false
        }
      }
    )
  }
}

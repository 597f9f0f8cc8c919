import ClaudeAPI
import ClaudeMessages

extension ExchangeDesk {
  /// What is answered at `/parley/models` and `/parley/exchanges/{request-id}`.
  ///
  /// - Parameters:
  ///   - catalogue: What is known of the models.
  ///   - gatekeeper: Knows which client may ask which.
  /// - Returns: The routes.
  func routes(models catalogue: ModelCatalogue, gatekeeper: Gatekeeper) -> [Route] {
    [
      Route("GET", "/parley/models", .pageModels, .client) {
        [self] request async throws(Refusal) in
        .json(
          bytes: models(of: catalogue, maxTokens: gatekeeper.maxTokens(of: request.client)) {
            gatekeeper.mayAsk($0, request.client)
          }
        )
      },
      Route("GET", "/parley/exchanges/{}", .exchanges, .client) {
        [self] request async throws(Refusal) in
        .json(bytes: try await report(on: request.parameter, to: request.client))
      },
    ]
  }
}

extension GatewayResponse {
  /// A response whose JSON is written already, and which no browser keeps.
  fileprivate static func json(bytes: [UInt8]) -> GatewayResponse {
    GatewayResponse(
      200,
      headers: ["content-type": "application/json", "cache-control": "no-store"],
      body: .bytes(bytes)
    )
  }
}

/// Answers those who watch the gateway.
struct HealthDesk: Sendable {
  private let health: Health
  private let metrics: Metrics
  private let state: ServingState

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - health: Looks at the store.
  ///   - metrics: What was counted.
  ///   - state: Whether the gateway is about to stop.
  init(_ health: Health, _ metrics: Metrics, _ state: ServingState) {
    self.health = health
    self.metrics = metrics
    self.state = state
  }

  /// Answers whether the process lives.
  func alive(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    response(Health.alive)
  }

  /// Answers whether requests should be sent here.
  func ready(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    response(await health.readiness(isDraining: state.isDraining))
  }

  /// Answers with what was counted.
  func numbers(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    .text(metrics.text(), type: Metrics.mediaType)
  }

  private func response(_ answer: Health.Answer) -> GatewayResponse {
    .text(answer.body, status: answer.status)
  }
}

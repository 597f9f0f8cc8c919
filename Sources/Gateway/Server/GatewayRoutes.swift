import ClaudeAPI

/// Which path is answered by whom.
struct GatewayRoutes: Sendable {
  private let configuration: GatewayConfiguration

  /// Makes the routes of a gateway.
  init(_ configuration: GatewayConfiguration) { self.configuration = configuration }

  /// The routes, in one table.
  var table: RouteTable {
    let gatekeeper = Gatekeeper(
      store: configuration.store,
      catalogue: configuration.upstream.catalogue,
      demandsTokens: configuration.demandsTokens
    )
    let messages = MessagesDesk(Forwarding(configuration.upstream, log: configuration.log))
    // One line for each path.
    let routes: [Route] = [
      Route("POST", "/v1/messages", .countedClient, messages.message),
      Route("POST", "/v1/messages/count_tokens", .countedClient, messages.tokenCount),
      Route("GET", "/v1/models", .countedClient, messages.models),
      Route("GET", "/v1/models/{}", .countedClient, messages.models),
      Route("GET", "/parley/about", .everybody, about),
    ]
    let exchanges = ExchangeDesk(
      recent: configuration.recentExchanges,
      isBuiltIn: configuration.upstream.isBuiltIn,
      explain: configuration.explain
    ).routes(models: configuration.upstream.catalogue, gatekeeper: gatekeeper)
    return RouteTable(routes + exchanges + PageDesk().routes, gatekeeper: gatekeeper)
  }

  private func about(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    .json(["upstream": configuration.upstream.isBuiltIn ? "built-in" : "api"])
  }
}

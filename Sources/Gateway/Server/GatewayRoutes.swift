import ClaudeAPI

/// Which path is answered by whom.
struct GatewayRoutes: Sendable {
  private let configuration: GatewayConfiguration
  private let state: ServingState
  private let log: AccessLog
  private let metrics: Metrics

  /// Makes the routes of a gateway.
  ///
  /// - Parameters:
  ///   - configuration: How it serves.
  ///   - state: Whether it still does.
  ///   - log: Told what the operator must know.
  ///   - metrics: Counts what happens.
  init(
    _ configuration: GatewayConfiguration,
    _ state: ServingState,
    log: AccessLog,
    metrics: Metrics
  ) {
    self.configuration = configuration
    self.state = state
    self.log = log
    self.metrics = metrics
  }

  /// The routes, in one table.
  var table: RouteTable {
    let upstream = configuration.upstream
    let tell: @Sendable (OperatorNotice) -> Void = { [log] in log.note($0) }
    let gatekeeper = Gatekeeper(
      store: configuration.store,
      catalogue: upstream.catalogue,
      demandsTokens: configuration.demandsTokens,
      report: tell
    )
    let forwarding = Forwarding(upstream, metrics: metrics, tell: tell)
    let messages = MessagesDesk(
      forwarding,
      gatekeeper: gatekeeper,
      exchanges: configuration.recentExchanges,
      metrics: metrics
    )
    let models = ModelsDesk(forwarding, gatekeeper: gatekeeper)
    let health = HealthDesk(Health(store: configuration.store, report: tell), metrics, state)
    let page = PageDesk(
      upstream: upstream,
      gatekeeper: gatekeeper,
      version: configuration.version
    )
    let batches = BatchDesk(
      configuration,
      forwarding: forwarding,
      gatekeeper: gatekeeper,
      metrics: metrics
    )
    // One line for each path.
    let routes: [Route] = [
      Route("POST", "/v1/messages", .messages, .countedClient, messages.message),
      Route("POST", "/v1/messages/count_tokens", .countTokens, .countedClient, messages.tokenCount),
      Route("GET", "/v1/models", .models, .countedClient, models.list),
      Route("GET", "/v1/models/{}", .models, .countedClient, models.model),
      Route("GET", "/parley/about", .about, .everybody, page.about),
      Route("GET", "/healthz", .health, .everybody, health.alive),
      Route("GET", "/readyz", .health, .everybody, health.ready),
      Route("GET", "/metrics", .metrics, .client, health.numbers),
    ]
    let exchanges = ExchangeDesk(
      recent: configuration.recentExchanges,
      isBuiltIn: upstream.isBuiltIn,
      explain: configuration.explain
    ).routes(models: upstream.catalogue, gatekeeper: gatekeeper)
    return RouteTable(
      routes + batches.routes + exchanges + page.files,
      gatekeeper: gatekeeper,
      surroundings: Surroundings(configuration)
    )
  }
}

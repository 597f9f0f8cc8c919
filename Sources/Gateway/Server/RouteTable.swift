import ClaudeAPI

/// Finds who answers a request, lets in only those who may ask, and puts on each answer what all answers carry.
struct RouteTable: Sendable {
  private let routes: [Route]
  private let gatekeeper: Gatekeeper

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - routes: The routes.
  ///   - gatekeeper: Knows the clients.
  init(_ routes: [Route], gatekeeper: Gatekeeper) {
    self.routes = routes
    self.gatekeeper = gatekeeper
  }

  /// The answer to a request; a refusal is one too.
  func response(to request: GatewayRequest) async -> GatewayResponse {
    var response: GatewayResponse
    do throws(Refusal) {
      response = try await answer(request)
    } catch {
      response = GatewayResponse(error, requestID: request.id)
    }
    if response.headers["request-id"] == nil { response.headers["request-id"] = request.id }
    return response
  }

  private func answer(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    var request = request
    let route = try route(of: &request)
    switch route.access {
    case .everybody: break
    case .client, .countedClient:
      let client = try await gatekeeper.client(presenting: request.credential)
      request.client = client
      if case .countedClient = route.access { try gatekeeper.countRequest(of: client) }
    }
    return try await route.answer(request)
  }

  private func route(of request: inout GatewayRequest) throws(Refusal) -> Route {
    let parts = Route.parts(of: request.path)
    let method = request.method == "HEAD" ? "GET" : request.method
    var allowed: [String] = []
    for route in routes {
      guard let parameter = route.match(parts) else { continue }
      if route.method == method {
        request.parameter = String(parameter)
        return route
      }
      allowed.append(route.method)
    }
    guard allowed.isEmpty else { throw .wrongMethod(request.method, allowed: allowed) }
    throw .notFound(request.path)
  }
}

extension GatewayRequest {
  /// What the client shows to be let in: what follows `Bearer`, else its `x-api-key`; nil for neither.
  fileprivate var credential: String? {
    if let authorization = headers["authorization"] {
      let words = authorization.split(separator: " ", maxSplits: 1)
      if words.count == 2, words[0].lowercased() == "bearer" { return String(words[1]) }
    }
    return headers["x-api-key"]
  }
}

import ClaudeAPI

/// Finds who answers a request, lets in only those who may ask, and puts on each answer what all answers carry.
struct RouteTable: Sendable {
  private let routes: [Route]
  private let gatekeeper: Gatekeeper
  private let surroundings: Surroundings

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - routes: The routes.
  ///   - gatekeeper: Knows the clients.
  ///   - surroundings: Judges whence requests come.
  init(_ routes: [Route], gatekeeper: Gatekeeper, surroundings: Surroundings) {
    self.routes = routes
    self.gatekeeper = gatekeeper
    self.surroundings = surroundings
  }

  /// The answer to a request; a refusal is one too.
  func response(to request: GatewayRequest) async -> GatewayResponse {
    var response: GatewayResponse
    do throws(Refusal) {
      response = try await answer(request)
    } catch {
      request.notes.update { $0.ending = .refused(error.reason) }
      response = GatewayResponse(error, requestID: request.id)
    }
    if response.headers["request-id"] == nil { response.headers["request-id"] = request.id }
    for field in surroundings.sharingHeaders(for: request.headers) {
      response.headers[field.name] = field.value
    }
    SecurityHeaders.add(SecurityHeaders.answer, to: &response.headers)
    return response
  }

  private func answer(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    var request = request
    try surroundings.check(method: request.method, path: request.path, headers: request.headers)
    if let headers = surroundings.preflightHeaders(
      method: request.method,
      headers: request.headers
    ) {
      return GatewayResponse(204, headers: headers)
    }
    let route = try route(of: &request)
    var limits = HeaderFields()
    if route.access != .everybody {
      let client = try await gatekeeper.client(presenting: request.credential)
      request.client = client
      request.notes.update { $0.client = client.name }
      if route.access == .countedClient { limits = try gatekeeper.countRequest(of: client) }
    }
    var response = try await route.answer(request)
    for field in limits { response.headers[field.name] = field.value }
    return response
  }

  private func route(of request: inout GatewayRequest) throws(Refusal) -> Route {
    let parts = Route.parts(of: request.path)
    let method = request.method == "HEAD" ? "GET" : request.method
    var allowed: [String] = []
    for route in routes {
      guard let parameter = route.match(parts) else { continue }
      request.notes.update { $0.endpoint = route.endpoint }
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

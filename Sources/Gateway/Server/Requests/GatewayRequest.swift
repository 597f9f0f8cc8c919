import ClaudeAPI

/// One request of a client, on its way through the gateway.
package struct GatewayRequest: Sendable {
  /// The gateway's own name for it, `req_gateway_…`.
  package let id: String
  /// The method in upper case.
  package let method: String
  /// The path without its query, as it was sent.
  package let path: String
  /// The query with its `?`; empty for none.
  package let query: String
  /// The headers.
  package let headers: HeaderFields
  /// The client's address; nil where it is not known.
  package let address: String?
  /// When the head had come.
  package let start: ContinuousClock.Instant
  /// Who asks; nil where nobody needs to say.
  package var client: Client?
  /// The part of the path that the route leaves open: the id in `/v1/models/{}`.
  package var parameter = ""
  /// The body, still with the client.
  let body: RequestBody

  /// The whole body.
  ///
  /// - Parameter limit: The most bytes that it may have.
  /// - Throws: ``Refusal`` 413 for a larger one, 415 for one that is coded, 408 for a client that is too slow, 529 where the memory
  ///   for bodies is full.
  package func wholeBody(upTo limit: Int) async throws(Refusal) -> [UInt8] {
    try await body.whole(upTo: limit)
  }

  /// How long it is since the head had come.
  package var elapsed: Duration { ContinuousClock.now - start }
}

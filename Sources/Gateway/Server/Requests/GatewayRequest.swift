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
  /// When the head had come.
  package let start: ContinuousClock.Instant
  /// What is noted for the log and the counts.
  package let notes: RequestNotes
  /// Who asks.
  ///
  /// The route's access decides whether anybody has looked.
  package var client = Client.open
  /// The part of the path that the route leaves open: the id in `/v1/models/{}`.
  package var parameter = ""
  /// The body, still with the client.
  let body: RequestBody

  /// How long it is since the head had come.
  package var elapsed: Duration { ContinuousClock.now - start }

  /// The whole body of a request that says that it is JSON.
  ///
  /// - Parameter limit: The most bytes that it may have.
  /// - Returns: The body as it came.
  /// - Throws: ``Refusal`` 400 for another type, 413 for a larger one, 408 for a client that is too slow, 529 where the memory for
  ///   bodies is full.
  package func wholeJSON(upTo limit: Int) async throws(Refusal) -> [UInt8] {
    try BodyForm.check(headers)
    let bytes = try await body.whole(upTo: limit)
    notes.receive(bytes)
    return bytes
  }
}

import ClaudeAPI
import ClaudeMessages
import RunStorage

/// The list of batches: a client's own, out of the upstream's list of all.
extension BatchDesk {
  /// How many pages of the upstream's list are read before what is left is asked for one by one.
  private static let mostPages = 10

  /// Lists the client's batches, the newest first.
  ///
  /// The store tells which they are and how they are cut into pages, the upstream how they are. A batch that the upstream does not know
  /// any more is left out.
  func list(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    let query: PageQuery
    do throws(MessageDecodingError) {
      query = try PageQuery(path: request.path + request.query)
    } catch {
      throw Refusal(400, .invalidRequest, "\(error)")
    }
    if let cursor = query.after ?? query.before { _ = try await batch(cursor, of: request.client) }
    var own = try await asking { store throws(RunStorageError) in
      try await store.batches(
        of: request.client.id,
        limit: query.limit + 1,
        after: query.after,
        before: query.before
      ).map(\.id)
    }
    let hasMore = own.count > query.limit
    if hasMore, query.before == nil { own.removeLast() } else if hasMore { own.removeFirst() }
    switch await descriptions(of: own, after: query.after, for: request) {
    case .success(let batches):
      let page = BatchListing.page(of: batches, hasMore: hasMore, at: origin(of: request))
      return GatewayResponse(200, headers: ["content-type": "application/json"], body: .bytes(page))
    case .failure(let failure): return try failure.response()
    }
  }

  /// What the upstream says of some batches.
  ///
  /// - Parameters:
  ///   - ids: The batches, the newest first.
  ///   - cursor: A batch that is newer than all of them; nil for none.
  ///   - request: The client's request.
  /// - Returns: The descriptions in the order of the ids.
  private func descriptions(
    of ids: [String],
    after cursor: String?,
    for request: GatewayRequest
  ) async -> Result<[BatchDescription], UpstreamFailure> {
    var missing = Set(ids)
    var found: [String: BatchDescription] = [:]
    do throws(UpstreamFailure) {
      var query = "limit=100" + (cursor.map { "&after_id=\($0)" } ?? "")
      for _ in 0..<Self.mostPages where !missing.isEmpty {
        let listing = try await listing(query, for: request)
        for batch in listing.batches where missing.remove(batch.id) != nil {
          found[batch.id] = batch
        }
        guard listing.hasMore, let last = listing.batches.last else {
          missing = []
          break
        }
        query = "limit=1000&after_id=\(last.id)"
      }
      for id in ids where missing.contains(id) {
        found[id] = try await description(of: id, for: request)
      }
      return .success(ids.compactMap { found[$0] })
    } catch {
      return .failure(error)
    }
  }

  private func listing(
    _ query: String,
    for request: GatewayRequest
  ) async throws(UpstreamFailure) -> BatchListing {
    let answer = try await answer(to: "?\(query)", for: request)
    guard answer.head.status == 200 else { throw .answer(answer) }
    guard let listing = BatchListing(json: answer.body) else { throw .refusal(.unreadableAnswer()) }
    return listing
  }

  /// What the upstream says of one batch; nil if it does not know it.
  private func description(
    of id: String,
    for request: GatewayRequest
  ) async throws(UpstreamFailure) -> BatchDescription? {
    let answer = try await answer(to: "/\(id)", for: request)
    if answer.head.status == 404 { return nil }
    guard answer.head.status == 200 else { throw .answer(answer) }
    guard let batch = BatchDescription(json: answer.body) else {
      throw .refusal(.unreadableAnswer())
    }
    return batch
  }

  private func answer(
    to path: String,
    for request: GatewayRequest
  ) async throws(UpstreamFailure) -> BatchReading.Answer {
    do throws(ClaudeError) {
      return try await reading.answer(to: path, headers: request.headers)
    } catch {
      throw .refusal(Refusal(error))
    }
  }
}

/// Why there is no list.
private enum UpstreamFailure: Error {
  /// The upstream answered, and not with a list.
  case answer(BatchReading.Answer)
  /// It did not answer.
  case refusal(Refusal)

  /// What the client gets.
  func response() throws(Refusal) -> GatewayResponse {
    switch self {
    case .refusal(let refusal): throw refusal
    case .answer(let answer):
      if answer.head.status == 401 { throw .credentialRefused() }
      if (300..<400).contains(answer.head.status) { throw .unreachable() }
      return GatewayResponse(
        answer.head.status,
        headers: ForwardedHeaders.toClient(answer.head.headers),
        body: .bytes(answer.body)
      )
    }
  }
}

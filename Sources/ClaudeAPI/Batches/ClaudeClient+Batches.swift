import ClaudeMessages

/// The Message Batches API: up to 100,000 requests that are answered together, within a day, for half the price.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/batch-processing>.
extension ClaudeClient {
  /// Makes a batch.
  ///
  /// The requests are checked later: one that is wrong is a result with an error. A batch whose answer got lost is not made again,
  /// as it would be paid for twice.
  ///
  /// - Parameters:
  ///   - requests: The requests, at most ``BatchRequest/mostRequests`` with ``BatchRequest/mostBytes`` together.
  ///   - version: The `anthropic-version`, the same for all.
  ///   - betas: Names for the `anthropic-beta` header, the same for all.
  ///   - options: Timeouts and attempts.
  /// - Returns: The batch.
  /// - Throws: ``ClaudeError``; where nobody knows whether the batch was made, its help says so.
  public func createBatch(
    of requests: [BatchRequest],
    version: APIVersion = .v2026_10_21,
    betas: [String] = [],
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) -> MessageBatch {
    var call = Call(
      method: .post,
      path: "/v1/messages/batches",
      body: BatchRequest.encoded(requests),
      version: version,
      betas: betas,
      options: options
    )
    call.repeatsWhenDoubtful = false
    return try Self.batch(try await body(call))
  }

  /// A batch as it is now.
  ///
  /// - Parameters:
  ///   - id: The batch's id.
  ///   - options: Timeouts and attempts.
  /// - Returns: The batch.
  /// - Throws: ``ClaudeError``; code `notFound` for an id that the credential's workspace does not know.
  public func batch(
    _ id: String,
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) -> MessageBatch {
    try Self.batch(try await body(.batch(.get, id, options: options)))
  }

  /// A page of the batches of the credential's workspace, newest first.
  ///
  /// - Parameters:
  ///   - limit: The most batches of the page, 1 … 1000.
  ///   - after: The id after which the page starts; nil for the newest.
  ///   - before: The id before which the page ends; nil for no such bound.
  ///   - options: Timeouts and attempts.
  /// - Returns: The page.
  /// - Throws: ``ClaudeError``.
  public func batches(
    limit: Int = 20,
    after: String? = nil,
    before: String? = nil,
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) -> MessageBatchPage {
    let query =
      ["limit=\(min(max(limit, 1), 1000))"]
      + (after.map { ["after_id=\($0.percentEncoded)"] } ?? [])
      + (before.map { ["before_id=\($0.percentEncoded)"] } ?? [])
    let call = Call(
      method: .get,
      path: "/v1/messages/batches?\(query.joined(separator: "&"))",
      version: .v2026_10_21,
      options: options
    )
    let answer = try await body(call)
    do {
      return try MessageBatchPage(json: answer)
    } catch {
      throw .undecodableEvent(name: "a list of batches", reason: "\(error)")
    }
  }

  /// Asks a batch to stop; what was answered until then keeps its result.
  ///
  /// - Parameters:
  ///   - id: The batch's id.
  ///   - options: Timeouts and attempts.
  /// - Returns: The batch, which ends some time later.
  /// - Throws: ``ClaudeError``.
  public func cancelBatch(
    _ id: String,
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) -> MessageBatch {
    try Self.batch(try await body(.batch(.post, id, "/cancel", options: options)))
  }

  /// Deletes a batch that has ended, and its results.
  ///
  /// - Parameters:
  ///   - id: The batch's id.
  ///   - options: Timeouts and attempts.
  /// - Throws: ``ClaudeError``, also for a batch that has not ended.
  public func deleteBatch(
    _ id: String,
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) {
    _ = try await body(.batch(.delete, id, options: options))
  }

  /// The results of a batch that has ended, in any order.
  ///
  /// They are read from this client's own server: the credential goes to no address that an answer names.
  ///
  /// - Parameters:
  ///   - id: The batch's id.
  ///   - options: Timeouts and attempts.
  /// - Returns: The results; nothing is sent before they are iterated.
  public func batchResults(
    of id: String,
    options: SendOptions = SendOptions()
  ) -> BatchResults {
    var call = Call.batch(.get, id, "/results", options: options)
    call.accept = "application/binary"
    call.answersInLines = true
    return BatchResults(client: self, call: call)
  }

  private static func batch(_ answer: [UInt8]) throws(ClaudeError) -> MessageBatch {
    do {
      return try MessageBatch(json: answer)
    } catch {
      throw .undecodableEvent(name: "a description of a batch", reason: "\(error)")
    }
  }
}

extension Call {
  /// A call about one batch.
  fileprivate static func batch(
    _ method: TransportRequest.Method,
    _ id: String,
    _ part: String = "",
    options: SendOptions
  ) -> Call {
    Call(
      method: method,
      path: "/v1/messages/batches/\(id.percentEncoded)\(part)",
      version: .v2026_10_21,
      options: options
    )
  }
}

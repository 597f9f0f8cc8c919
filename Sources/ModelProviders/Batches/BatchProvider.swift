import ClaudeAPI
import ClaudeMessages

/// One request of a batch: its name in the batch and the request.
package struct BatchItem: Sendable {
  /// The name by which its result is found: a `custom_id` of the API.
  package let customID: String
  /// The request; it is not streamed.
  package let request: ProviderRequest

  /// Makes an item.
  package init(customID: String, request: ProviderRequest) {
    self.customID = customID
    self.request = request
  }
}

/// What answers requests together, later and for less.
package protocol BatchProvider: Sendable {
  /// Sends some requests as one batch.
  ///
  /// - Parameter items: The requests, at least one; all have the version and betas of the first.
  /// - Returns: The batch.
  /// - Throws: ``ClaudeError``; then none of the requests was taken, or nobody knows.
  func submit(_ items: [BatchItem]) async throws(ClaudeError) -> MessageBatch

  /// A batch as it is now.
  ///
  /// - Throws: ``ClaudeError``; code `notFound` for a batch that is not there.
  func state(of batch: String) async throws(ClaudeError) -> MessageBatch

  /// Reads the results of a batch that has ended, in any order.
  ///
  /// - Parameters:
  ///   - batch: The batch's id.
  ///   - receive: Takes a result as soon as it is there.
  /// - Throws: ``ClaudeError``; some results may have been received before.
  func results(
    of batch: String,
    _ receive: @escaping @Sendable (BatchResult) -> Void
  ) async throws(ClaudeError)
}

extension APIProvider: BatchProvider {
  package func submit(_ items: [BatchItem]) async throws(ClaudeError) -> MessageBatch {
    let first = items.first?.request
    return try await client.createBatch(
      of: items.map { item in
        BatchRequest(customID: item.customID, params: RawJSON(validated: item.request.body))
      },
      version: first?.version ?? .v2026_10_21,
      betas: first?.betas ?? [],
      options: first?.options ?? SendOptions()
    )
  }

  package func state(of batch: String) async throws(ClaudeError) -> MessageBatch {
    try await client.batch(batch)
  }

  package func results(
    of batch: String,
    _ receive: @escaping @Sendable (BatchResult) -> Void
  ) async throws(ClaudeError) {
    for try await result in client.batchResults(of: batch) { receive(result) }
  }
}

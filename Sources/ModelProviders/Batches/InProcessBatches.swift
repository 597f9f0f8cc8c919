import ClaudeAPI
import ClaudeMessages
import OrderedJSON
import Synchronization

/// Batches for a provider of this process, which has none of its own: a batch has ended as soon as it is made, and its requests are
/// answered when their results are read.
///
/// The batches go with the process.
package final class InProcessBatches: BatchProvider {
  private let provider: any MessageProvider
  private let width: Int
  private let batches = Mutex<[String: [BatchItem]]>([:])

  /// Makes a desk for batches.
  ///
  /// - Parameters:
  ///   - provider: What answers the requests.
  ///   - width: How many requests are under way at once, 1 or more. Default: 4.
  package init(_ provider: any MessageProvider, width: Int = 4) {
    self.provider = provider
    self.width = max(1, width)
  }

  package func submit(_ items: [BatchItem]) async throws(ClaudeError) -> MessageBatch {
    let id = batches.withLock { batches in
      let id = "msgbatch_local_\(batches.count + 1)"
      batches[id] = items
      return id
    }
    return batch(id, of: items)
  }

  package func state(of batch: String) async throws(ClaudeError) -> MessageBatch {
    self.batch(batch, of: try items(of: batch))
  }

  package func results(
    of batch: String,
    _ receive: @escaping @Sendable (BatchResult) -> Void
  ) async throws(ClaudeError) {
    let items = try items(of: batch)
    await withTaskGroup(of: Void.self) { group in
      for (index, item) in items.enumerated() where !Task.isCancelled {
        if index >= width { await group.next() }
        group.addTask { [provider] in
          if let result = await Self.result(of: item, from: provider) { receive(result) }
        }
      }
    }
    if Task.isCancelled { throw .cancelled() }
  }

  private func items(of batch: String) throws(ClaudeError) -> [BatchItem] {
    guard let items = batches.withLock({ $0[batch] }) else {
      throw ClaudeError(.notFound, "the batch \(batch) ended with the process that made it")
    }
    return items
  }

  private func batch(_ id: String, of items: [BatchItem]) -> MessageBatch {
    MessageBatch(id: id, status: .ended, counts: BatchCounts(processing: items.count))
  }

  /// The result of one request; nil when the task was cancelled.
  private static func result(
    of item: BatchItem,
    from provider: any MessageProvider
  ) async -> BatchResult? {
    var events = provider.send(item.request).makeAsyncIterator()
    var message: RawJSON?
    do throws(ClaudeError) {
      while let event = try await events.next() {
        if case .event(let raw) = event, raw.form == .whole {
          message = RawJSON(validated: raw.data)
        }
      }
      guard let message else {
        throw ClaudeError(.invalidResponse, "the answer ended without a whole message")
      }
      return BatchResult(customID: item.customID, outcome: .succeeded(message))
    } catch {
      guard error.code != .cancelled else { return nil }
      let told = APIErrorBody(
        type: error.type ?? .api,
        message: error.message,
        requestID: error.requestID
      )
      return BatchResult(customID: item.customID, outcome: .errored(told))
    }
  }
}

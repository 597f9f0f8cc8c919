import ClaudeAPI
import ClaudeMessages
import OrderedJSON
import Synchronization

/// A server of the Messages API in this process: carries a request to a built-in model instead of over the network.
///
/// What the client above it does with retries, limits and errors is what it does with the API. The body of a streamed answer comes
/// one event a piece.
package struct LocalTransport: Transport {
  /// Where the server would be: a name that leads to no other machine.
  package static let address = BaseURL(inProcess: "built-in-model.localhost")

  private let models: LocalModels
  private let batches: LocalBatches?
  private let identifiers = LocalIdentifiers()

  /// Makes a server of some models.
  ///
  /// - Parameters:
  ///   - models: Who answers.
  ///   - batches: Their batches, which somebody runs; nil for a server that has none. Default: nil.
  package init(_ models: LocalModels, batches: LocalBatches? = nil) {
    self.models = models
    self.batches = batches
  }

  package func send(_ request: TransportRequest) -> TransportExchange {
    let identifier = identifiers.next(for: request.body)
    let answer = Mutex(
      LocalAnswer(to: request, from: models, batches: batches, named: identifier)
    )
    return TransportExchange(
      next: { () async throws(ClaudeError) in
        while true {
          if Task.isCancelled { throw .cancelled() }
          switch answer.withLock({ $0.advance() }) {
          case .event(let event): return event
          case .working: await Task.yield()
          case .end: return nil
          }
        }
      },
      close: { _ in answer.withLock { $0.leave() } }
    )
  }
}

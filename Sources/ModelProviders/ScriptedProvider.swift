import ClaudeAPI
import ClaudeMessages
import OrderedJSON
import Synchronization

/// A provider that plays prepared replies in order: for tests of what stands above a provider.
package final class ScriptedProvider: MessageProvider {
  private struct State {
    var replies: [ScriptedReply]
    var requests: [ProviderRequest] = []
  }

  private let state: Mutex<State>
  private let counted: @Sendable (ProviderRequest) -> Int
  private let listed: [ModelInfo]

  /// Makes a provider.
  ///
  /// - Parameters:
  ///   - replies: What the requests get, first come first served; a request too many fails with code `invalidRequest`.
  ///   - models: What ``models()`` gives.
  ///   - countTokens: What ``countTokens(_:)`` gives; by default the bytes of the body.
  package init(
    _ replies: [ScriptedReply],
    models: [ModelInfo] = [],
    countTokens: @escaping @Sendable (ProviderRequest) -> Int = { $0.body.count }
  ) {
    state = Mutex(State(replies: replies))
    counted = countTokens
    listed = models
  }

  /// The requests sent so far, in order.
  package var requests: [ProviderRequest] { state.withLock { $0.requests } }

  /// Adds a reply after the prepared ones.
  package func append(_ reply: ScriptedReply) { state.withLock { $0.replies.append(reply) } }

  package func send(_ request: ProviderRequest) -> ProviderResponse {
    ProviderResponse(ScriptedExchange { self.take(for: request) })
  }

  package func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
    counted(request)
  }

  package func models() async throws(ClaudeError) -> [ModelInfo] { listed }

  private func take(for request: ProviderRequest) -> [ScriptedReply.Step] {
    state.withLock { state in
      state.requests.append(request)
      guard !state.replies.isEmpty else {
        return [.fail(ClaudeError(.invalidRequest, "the script has no reply for this request"))]
      }
      return state.replies.removeFirst().steps(for: request)
    }
  }
}

/// The events of one scripted reply.
///
/// The reply is taken at the first `next`, as a request would be sent then.
private struct ScriptedExchange: AsyncSequence, Sendable {
  struct Iterator: AsyncIteratorProtocol {
    let take: @Sendable () -> [ScriptedReply.Step]
    var steps: ArraySlice<ScriptedReply.Step>?

    mutating func next() async throws(ClaudeError) -> ProviderEvent? {
      if Task.isCancelled { throw .cancelled() }
      if steps == nil { steps = take()[...] }
      switch steps?.popFirst() {
      case .event(let event): return event
      case .fail(let error): throw error
      case .hang:
        // A sleep ends early only by cancellation, which is what this step waits for.
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        throw .cancelled()
      case nil: return nil
      }
    }
  }

  let take: @Sendable () -> [ScriptedReply.Step]

  func makeAsyncIterator() -> Iterator { Iterator(take: take) }
}

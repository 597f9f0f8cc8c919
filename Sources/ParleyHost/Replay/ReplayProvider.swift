import ClaudeAPI
import ClaudeMessages
import ModelProviders
import Synchronization

/// A provider that answers from recorded exchanges, and sends nothing.
///
/// A request gets the answer of the exchange whose body has the same bytes, of several such exchanges each in the order in which
/// they were recorded. It comes at once, with the recorded head and events; a failed exchange fails the same way.
package final class ReplayProvider: MessageProvider {
  private struct State {
    var exchanges: [Exchange]
    /// The places in ``exchanges`` by body, those of answers that were not asked for yet.
    var places: [[UInt8]: [Int]] = [:]
  }

  private let state: Mutex<State>
  private let interrupt: @Sendable () -> Void

  /// Makes a provider.
  ///
  /// - Parameters:
  ///   - exchanges: What was recorded, in order.
  ///   - interrupt: Called when an answer is over that an interrupt ended, or that has no end because the process died; it is to
  ///     raise an interrupt, so that what came becomes the reply as it did then. The answer fails with code `cancelled` after it.
  package init(_ exchanges: [Exchange], interrupt: @escaping @Sendable () -> Void) {
    var state = State(exchanges: exchanges)
    for (place, exchange) in exchanges.enumerated() {
      state.places[exchange.request.body, default: []].append(place)
    }
    self.state = Mutex(state)
    self.interrupt = interrupt
  }

  /// The exchange that answers the next request with a body; nil where none is left.
  package func recorded(for body: [UInt8]) -> Exchange? {
    state.withLock { state in
      state.places[body]?.first.map { state.exchanges[$0] }
    }
  }

  /// How many exchanges were not asked for.
  package var unusedCount: Int { state.withLock { $0.places.values.reduce(0) { $0 + $1.count } } }

  package func send(_ request: ProviderRequest) -> ProviderResponse {
    ProviderResponse(ReplayedExchange(interrupt: interrupt) { self.take(request.body) })
  }

  /// Counts nothing: counts are not among the exchanges.
  package func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
    throw ClaudeError(.notFound, "a record counts no tokens")
  }

  /// No models.
  package func models() async throws(ClaudeError) -> [ModelInfo] { [] }

  private func take(_ body: [UInt8]) -> Exchange? {
    state.withLock { state in
      guard var places = state.places[body], !places.isEmpty else { return nil }
      let exchange = state.exchanges[places.removeFirst()]
      state.places[body] = places
      return exchange
    }
  }
}

import ModelProviders
import Synchronization

/// The last requests, for showing how a reply was made: nothing of it reaches the disk.
package final class RecentExchanges: Sendable {
  private struct State {
    var timelines: [String: ExchangeTimeline] = [:]
    var accounts: [String: ReplyAccount] = [:]
    var order: [String] = []
  }

  private let capacity: Int
  private let state = Mutex(State())

  /// Makes an empty memory.
  ///
  /// - Parameter capacity: How many requests are remembered. Default: 128.
  package init(capacity: Int = 128) { self.capacity = max(1, capacity) }

  /// Remembers a request, or what has become of it.
  package func note(_ timeline: ExchangeTimeline) {
    state.withLock { state in
      if state.timelines.updateValue(timeline, forKey: timeline.requestID) == nil {
        state.order.append(timeline.requestID)
      }
      while state.order.count > capacity {
        let oldest = state.order.removeFirst()
        state.timelines[oldest] = nil
        state.accounts[oldest] = nil
      }
    }
  }

  /// Remembers how the built-in model made a reply.
  package func note(_ account: ReplyAccount, of requestID: String) {
    state.withLock { $0.accounts[requestID] = account }
  }

  /// A request and how its reply was made, if it is remembered.
  package func exchange(
    _ requestID: String
  ) -> (timeline: ExchangeTimeline, account: ReplyAccount?)? {
    state.withLock { state in
      state.timelines[requestID].map { ($0, state.accounts[requestID]) }
    }
  }
}

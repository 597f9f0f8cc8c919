import ModelProviders
import OrderedJSON
import Synchronization

/// The last requests, for showing how a reply was made: nothing of it reaches the disk.
package final class RecentExchanges: Sendable {
  private struct State {
    var timelines: RecentValues<ExchangeTimeline>
    var accounts: RecentValues<ReplyAccount>
    var explanations: RecentValues<RawJSON>
  }

  private let state: Mutex<State>

  /// Makes an empty memory.
  ///
  /// - Parameters:
  ///   - capacity: How many requests are remembered. Default: 512.
  ///   - accounts: Of how many replies of the built-in model it is remembered how they were made; one takes up to some hundred
  ///     kilobytes. Default: 64.
  package init(capacity: Int = 512, accounts: Int = 64) {
    state = Mutex(
      State(
        timelines: RecentValues(capacity: capacity),
        accounts: RecentValues(capacity: accounts),
        explanations: RecentValues(capacity: 8)
      )
    )
  }

  /// Remembers a request, or what has become of it.
  package func note(_ timeline: ExchangeTimeline) {
    state.withLock { $0.timelines.note(timeline, of: timeline.requestID) }
  }

  /// Remembers how the built-in model made a reply.
  package func note(_ account: ReplyAccount, of requestID: String) {
    state.withLock { $0.accounts.note(account, of: requestID) }
  }

  /// A request and how its reply was made, if it is remembered.
  package func exchange(
    _ requestID: String
  ) -> (timeline: ExchangeTimeline, account: ReplyAccount?)? {
    state.withLock { state in
      state.timelines[requestID].map { ($0, state.accounts[requestID]) }
    }
  }

  /// Remembers the explanation of a reply for whoever asks a second time.
  func note(explanation: RawJSON, of requestID: String) {
    state.withLock { $0.explanations.note(explanation, of: requestID) }
  }

  /// The explanation that was made of a reply; nil if none is remembered.
  func explanation(of requestID: String) -> RawJSON? {
    state.withLock { $0.explanations[requestID] }
  }
}

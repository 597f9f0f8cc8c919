import ParleyRuntime
import Synchronization

/// What some requests add up to.
package struct Spending: Sendable, Equatable {
  /// How many requests.
  package var requests = 0
  /// Their tokens.
  package var usage = TokenCounts()
  /// What they cost, in pico-dollars, as far as it is known.
  package var cost: Int64 = 0
  /// Whether every one of them had a known price.
  package var isCostKnown = true

  /// Makes a sum of nothing.
  package init() {}

  /// Adds what other requests add up to.
  package mutating func add(_ other: Spending) {
    requests += other.requests
    usage.add(other.usage)
    cost = cost.saturatingSum(other.cost)
    isCostKnown = isCostKnown && other.isCostKnown
  }

  /// Adds one request; the cost is in pico-dollars, nil when no price is known.
  package mutating func add(usage: TokenCounts, cost: Int64?) {
    requests += 1
    self.usage.add(usage)
    self.cost = self.cost.saturatingSum(cost ?? 0)
    if cost == nil { isCostKnown = false }
  }
}

/// What the requests of a run add up to, over all conversations.
package final class RunTotals: Sendable {
  /// The sums at one moment.
  package struct Snapshot: Sendable, Equatable {
    /// The requests that were sent, attempts of one request counted once.
    package var requests = 0
    /// What they cost, in pico-dollars, as far as it is known.
    package var cost: Int64 = 0
    /// Whether every request had a known price.
    package var isCostKnown = true
    /// Their tokens.
    package var usage = TokenCounts()
    /// How long they took together, as they were sent.
    package var latency = Duration.zero
    /// The part of them that the run store answered: nothing was sent, and their cost was paid before.
    package var reused = Spending()
    /// How many trials could not be finished.
    package var erredTrials = 0
    /// How many `expect` held.
    package var expectationsPassed = 0
    /// How many did not.
    package var expectationsFailed = 0
    /// What the requests that are over add up to, for each conversation and model, in the order of their first requests.
    package fileprivate(set) var shares: [Share] = []
    fileprivate var numbers = 0

    /// What the requests of one conversation add up to; turns that it got by forking were paid by another.
    package func spending(of conversation: String) -> Spending {
      shares.reduce(into: Spending()) { sum, share in
        if Text(share.conversation) == Text(conversation) { sum.add(share.spending) }
      }
    }
  }

  /// The requests of one conversation to one model.
  package struct Share: Sendable, Equatable {
    /// The name of the conversation.
    package let conversation: String
    /// The model's id.
    package let model: String
    /// What they add up to.
    package fileprivate(set) var spending = Spending()
  }

  private let state = Mutex(Snapshot())
  private let whole: (totals: RunTotals, name: String)?

  /// Makes sums of nothing.
  package init() { whole = nil }

  /// Makes sums of nothing for a part of a run, whose requests count in the whole's sums too.
  ///
  /// - Parameters:
  ///   - whole: The sums of the run.
  ///   - name: What stands for the part's conversations there.
  package init(partOf whole: RunTotals, as name: String) { self.whole = (whole, name) }

  /// The sums so far.
  package var snapshot: Snapshot { state.withLock { $0 } }

  /// The number of a request that is about to be made, from 1; one that is then not sent has had its number all the same.
  package func nextNumber() -> Int {
    state.withLock { sums in
      sums.numbers += 1
      return sums.numbers
    }
  }

  /// Counts a request that is being sent.
  package func countRequest() {
    state.withLock { $0.requests += 1 }
    whole?.totals.countRequest()
  }

  /// Counts a trial that could not be finished.
  package func countErredTrial() {
    state.withLock { $0.erredTrials += 1 }
  }

  /// Adds what a request used.
  ///
  /// - Parameters:
  ///   - usage: Its tokens.
  ///   - cost: What it cost, in pico-dollars; nil when no price is known.
  ///   - conversation: The name of the conversation that it belongs to.
  ///   - model: The id of the model that it was sent to.
  ///   - latency: How long it took, as it was sent.
  ///   - isReused: Whether the run store answered, so that it was paid before. Default: it was sent now.
  package func add(
    usage: TokenCounts,
    cost: Int64?,
    conversation: String,
    model: String,
    latency: Duration = .zero,
    isReused: Bool = false
  ) {
    state.withLock { sums in
      sums.usage.add(usage)
      sums.latency += latency
      if isReused { sums.reused.add(usage: usage, cost: cost) }
      sums.cost = sums.cost.saturatingSum(cost ?? 0)
      if cost == nil { sums.isCostKnown = false }
      let index =
        sums.shares.firstIndex {
          Text($0.conversation) == Text(conversation) && $0.model == model
        } ?? sums.shares.endIndex
      if index == sums.shares.endIndex {
        sums.shares.append(Share(conversation: conversation, model: model))
      }
      sums.shares[index].spending.add(usage: usage, cost: cost)
    }
    // What judging costs is shown apart, wherever it is done.
    let isJudging = conversation == ScriptHost.judgeConversation
    whole?.totals.add(
      usage: usage,
      cost: cost,
      conversation: isJudging ? conversation : whole?.name ?? conversation,
      model: model,
      latency: latency,
      isReused: isReused
    )
  }

  /// Counts an `expect`.
  package func count(passed: Bool) {
    state.withLock { sums in
      if passed { sums.expectationsPassed += 1 } else { sums.expectationsFailed += 1 }
    }
  }
}

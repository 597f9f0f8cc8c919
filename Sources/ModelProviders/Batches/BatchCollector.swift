import ClaudeAPI
import ClaudeMessages
import Synchronization

/// Collects the requests of trials that run side by side, sends them as batches, and hands each its result.
///
/// A request waits until every live trial waits and no more would start, or until a batch is full: then all that wait are sent. A trial
/// of several turns therefore takes one batch for each of them. ``run()`` does the work; nothing is sent before it runs.
///
/// Where the requests have keys (``member(keyedBy:)``), a batch is kept in the ledger before it is waited for, and a request that an
/// earlier process has sent waits for that process's batch.
package final class BatchCollector: MessageProvider {
  /// What is known of the work, for whoever watches.
  package enum Event: Sendable, Equatable {
    /// A batch was made of so many requests.
    case submitted(String, requests: Int)
    /// A batch could not be looked at or read, and is tried again after a pause.
    case retrying(String, because: String)
    /// A batch of an earlier process is not there any more; its requests are sent anew.
    case lost(String)
  }

  /// How far a batch is.
  package struct Progress: Sendable, Equatable {
    /// The batch's id.
    package let id: String
    /// How many of its requests are answered.
    package let done: Int
    /// How many it has.
    package let count: Int
  }

  typealias Answer = Result<RawJSON, ClaudeError>

  struct State {
    var board: BatchBoard
    var continuations: [Int: CheckedContinuation<Delivery, Never>] = [:]
    var lastTicket = 0
    var isStopped = false
  }

  /// The result of a request, with the batch that it is from.
  struct Delivery: Sendable {
    let batch: String
    let answer: Answer
  }

  let provider: any BatchProvider
  private let direct: any MessageProvider
  let ledger: (any BatchLedger)?
  let now: @Sendable () -> Duration
  let clock: any Clock<Duration>
  let watch: @Sendable (Event) -> Void
  let state: Mutex<State>
  let change = Signal()

  /// Makes a collector.
  ///
  /// - Parameters:
  ///   - provider: What answers batches.
  ///   - direct: What counts tokens and lists models.
  ///   - ledger: Where batches under way are kept; nil for nowhere.
  ///   - pacing: How it waits.
  ///   - clock: What it waits by.
  ///   - watch: Told what happens.
  package init(
    _ provider: any BatchProvider,
    direct: any MessageProvider,
    ledger: (any BatchLedger)? = nil,
    pacing: BatchPacing = BatchPacing(),
    clock: any Clock<Duration> = ContinuousClock(),
    watch: @escaping @Sendable (Event) -> Void = { _ in }
  ) {
    self.provider = provider
    self.direct = direct
    self.ledger = ledger
    self.clock = clock
    self.watch = watch
    now = Self.stopwatch(clock)
    state = Mutex(State(board: BatchBoard(pacing: pacing)))
  }

  private static func stopwatch<C: Clock<Duration>>(_ clock: C) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }

  // MARK: Trials

  /// A trial is about to run.
  package func trialBegan() { update { $0.board.live += 1 } }

  /// A trial is over; it asks nothing more.
  package func trialEnded() { update { $0.board.live -= 1 } }

  /// Whether more trials would start if there were room.
  package func moreTrialsWillStart(_ willStart: Bool) { update { $0.board.mayGrow = willStart } }

  /// No more requests come: ``run()`` returns when those that wait have their results.
  package func finish() { update { $0.board.isFinished = true } }

  /// Stops to wait.
  ///
  /// Every request ends with code `cancelled`, and ``run()`` returns. The batches go on where they are answered.
  package func stop() {
    let waiting = state.withLock { state in
      state.isStopped = true
      for ticket in state.board.tickets { state.board.remove(ticket) }
      defer { state.continuations = [:] }
      return state.continuations
    }
    for continuation in waiting.values {
      continuation.resume(returning: Delivery(batch: "", answer: .failure(.cancelled())))
    }
    change.raise()
  }

  /// How many requests wait for their results, sent or not.
  package var waitingCount: Int { state.withLock { $0.board.tickets.count } }

  /// How far the batches are that are waited for, in the order in which they were made.
  package var progress: [Progress] {
    state.withLock { state in
      state.board.order.compactMap { id in
        guard let batch = state.board.batches[id], !batch.attached.isEmpty else { return nil }
        return Progress(id: id, done: batch.done, count: batch.count)
      }
    }
  }

  // MARK: Requests

  package func send(_ request: ProviderRequest) -> ProviderResponse { send(request, keyedBy: nil) }

  /// The collector for one trial, whose requests have keys.
  ///
  /// - Parameter key: The key of the request that the trial makes next: the same in another process, and another for each request.
  /// - Returns: What answers the trial's requests.
  package func member(keyedBy key: @escaping @Sendable () -> String?) -> any MessageProvider {
    Member(collector: self, key: key)
  }

  package func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
    try await direct.countTokens(request)
  }

  package func models() async throws(ClaudeError) -> [ModelInfo] { try await direct.models() }

  private func send(
    _ request: ProviderRequest,
    keyedBy key: (@Sendable () -> String?)?
  ) -> ProviderResponse {
    ProviderResponse(
      BatchedExchange { () async in
        if let error = request.unfitForBatch { return Delivery(batch: "", answer: .failure(error)) }
        return await self.answer(to: request, key: key?() ?? "")
      }
    )
  }

  private struct Member: MessageProvider {
    let collector: BatchCollector
    let key: @Sendable () -> String?

    func send(_ request: ProviderRequest) -> ProviderResponse {
      collector.send(request, keyedBy: key)
    }

    func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
      try await collector.countTokens(request)
    }

    func models() async throws(ClaudeError) -> [ModelInfo] { try await collector.models() }
  }

  /// Waits for the result of a request.
  private func answer(to request: ProviderRequest, key: String) async -> Delivery {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.isStopped || Task.isCancelled { return true }
          state.continuations[ticket] = continuation
          state.board.add(ticket, .init(key: key, request: request), at: now())
          return false
        }
        if isOver {
          continuation.resume(returning: Delivery(batch: "", answer: .failure(.cancelled())))
        } else {
          change.raise()
        }
      }
    } onCancel: {
      let continuation = state.withLock { state in
        state.board.remove(ticket)
        return state.continuations.removeValue(forKey: ticket)
      }
      continuation?.resume(returning: Delivery(batch: "", answer: .failure(.cancelled())))
      change.raise()
    }
  }

  /// Changes the state and tells of it.
  func update(_ body: (inout State) -> Void) {
    state.withLock { body(&$0) }
    change.raise()
  }
}

extension ProviderRequest {
  /// Why a batch does not take the request; nil where it does.
  ///
  /// - Source: <https://platform.claude.com/docs/en/build-with-claude/batch-processing>.
  fileprivate var unfitForBatch: ClaudeError? {
    let field: String? =
      if isStreamed {
        "stream"
      } else if message.maxTokens == 0 {
        "max_tokens 0"
      } else if let speed = message.speed, speed != .standard {
        "speed"
      } else {
        ["fallbacks", "thread"].first { message.additionalFields[$0] != nil }
      }
    return field.map {
      ClaudeError(
        .invalidRequest,
        "a batch takes no request with \($0)",
        help: "leave it out, or run without --batch"
      )
    }
  }
}

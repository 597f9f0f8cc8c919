import ClaudeAPI
import ClaudeMessages
import ModelProviders
import RunStorage

/// Looks after batches whose cost is not booked: reads the results of those that have ended, books what they came to and gives back the
/// rest of what was set aside.
///
/// The open batches are in the store, so it goes on where an earlier process ended, and several gateways with one store may all look:
/// a batch is booked once.
struct BatchSettlement: Sendable {
  /// What became of a batch.
  enum Outcome: Sendable, Equatable {
    /// Its cost is booked.
    case booked
    /// It goes on.
    case goesOn
    /// The upstream does not know it any more: all that was set aside for it was charged.
    case gone
    /// It is not this upstream's, and stays as it is.
    case foreign
    /// The upstream did not tell, or what it told is not kept.
    case untold(String)
    /// The upstream did not answer.
    case unanswered(String)
  }

  private let upstream: Upstream
  private let reading: BatchReading
  private let store: GatewayStore
  private let metrics: Metrics
  private let pause: Duration
  private let clock: any Clock<Duration>
  private let log: @Sendable (String) -> Void

  /// Makes a settlement, which does nothing yet.
  ///
  /// - Parameters:
  ///   - upstream: Who answers.
  ///   - store: Where the batches are.
  ///   - metrics: Counts what is booked.
  ///   - pause: How long to wait between two looks at all of them. Default: 60 s.
  ///   - clock: Measures the pauses.
  ///   - log: Takes a line of the operator's log.
  init(
    _ upstream: Upstream,
    store: GatewayStore,
    metrics: Metrics,
    pause: Duration = .seconds(60),
    clock: any Clock<Duration> = ContinuousClock(),
    log: @escaping @Sendable (String) -> Void
  ) {
    self.upstream = upstream
    reading = BatchReading(upstream)
    self.store = store
    self.metrics = metrics
    self.pause = pause
    self.clock = clock
    self.log = log
  }

  /// Looks after the open batches until the task is cancelled, at once and after each pause.
  func run() async {
    while !Task.isCancelled {
      await lookAtAll()
      do { try await clock.sleep(for: pause) } catch { return }
    }
  }

  /// Looks at each open batch once; an upstream that does not answer is left alone until the next time.
  func lookAtAll() async {
    do throws(RunStorageError) {
      for batch in try await store.openBatches() {
        guard !Task.isCancelled else { return }
        switch await settle(batch) {
        case .booked, .goesOn, .gone, .foreign: continue
        case .untold(let reason): note(reason, of: batch)
        case .unanswered(let reason):
          note(reason, of: batch)
          return
        }
      }
    } catch {
      log("what batches cost is not booked: \(error.description)")
    }
  }

  private func note(_ reason: String, of batch: ClientBatch) {
    guard !Task.isCancelled else { return }
    log("batch \(batch.id): what it cost is not booked yet: \(reason)")
  }

  /// Books what a batch came to, if it has ended.
  func settle(_ batch: ClientBatch) async -> Outcome {
    guard isOwn(batch) else { return .foreign }
    do throws(ClaudeError) {
      let answer = try await reading.answer(to: "/\(batch.id)")
      if answer.head.status == 404 { return try await chargeInFull(batch) }
      guard answer.head.status == 200, let description = BatchDescription(json: answer.body) else {
        return .untold("the upstream answers \(answer.head.status)")
      }
      guard description.isEnded else { return .goesOn }
      return try await book(batch, description)
    } catch {
      return .unanswered(error.description)
    }
  }

  /// Books a bill.
  ///
  /// - Returns: What became of the batch.
  func book(_ bill: BatchBill, of batch: ClientBatch) async -> Outcome {
    do throws(RunStorageError) {
      try await book(bill.records(of: batch), of: batch)
      return .booked
    } catch {
      return .untold(error.description)
    }
  }

  /// Books records of a batch, and counts them if nobody booked it before.
  private func book(_ records: [UsageRecord], of batch: ClientBatch) async throws(RunStorageError) {
    guard try await store.settle(records, ofBatch: batch.id) else { return }
    metrics.note(booked: records)
  }

  /// Whether a batch is of the kind that the upstream makes: a store may have been the API's and the built-in model's in turn.
  private func isOwn(_ batch: ClientBatch) -> Bool {
    batch.id.hasPrefix(LocalBatches.idPrefix) == upstream.isBuiltIn
  }

  private func book(
    _ batch: ClientBatch,
    _ description: BatchDescription
  ) async throws(ClaudeError) -> Outcome {
    var bill = BatchBill(upstream.catalogue)
    var mistake: MessageDecodingError?
    let status = try await reading.results(of: batch.id) { bytes in
      do throws(MessageDecodingError) {
        if mistake == nil { try bill.add(bytes) }
      } catch {
        mistake = error
      }
    }
    if let status { return .untold("the upstream answers \(status) where its results should be") }
    do throws(MessageDecodingError) {
      if let mistake { throw mistake }
      try bill.finish()
    } catch {
      return .untold("its results cannot be read: \(error)")
    }
    if let count = description.requestCount, count != bill.resultCount {
      return .untold("it has \(count) requests, and \(bill.resultCount) results came")
    }
    return await book(bill, of: batch)
  }

  private func chargeInFull(_ batch: ClientBatch) async throws(ClaudeError) -> Outcome {
    let charge = batch.reservation.map { reservation in
      UsageRecord(
        token: batch.token,
        time: batch.createdAt,
        model: "unknown",
        cost: reservation.amount,
        isEstimated: true,
        isFailed: true
      )
    }
    do throws(RunStorageError) {
      try await book([charge].compactMap(\.self), of: batch)
    } catch {
      return .untold(error.description)
    }
    let consequence =
      charge == nil ? "it is not looked at again" : "all set aside for it is charged"
    log("batch \(batch.id): the upstream does not know it any more; \(consequence)")
    return .gone
  }
}

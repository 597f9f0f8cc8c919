import ClaudeAPI
import ClaudeMessages
import Synchronization

/// What a collector does with the requests that it has collected.
extension BatchCollector {
  /// Sends, looks at and reads batches until ``finish()`` or ``stop()``, or until the task is cancelled.
  ///
  /// - Throws: ``ClaudeError`` when the ledger cannot be read or written; the requests have ended with the same error.
  package func run() async throws(ClaudeError) {
    do throws(ClaudeError) {
      for batch in try await ledger?.outstanding() ?? [] {
        let moment = now()
        state.withLock { $0.board.inherit(batch, at: moment) }
      }
      while !Task.isCancelled {
        let moment = now()
        let (step, isStopped) = state.withLock { ($0.board.nextStep(at: moment), $0.isStopped) }
        if isStopped { return }
        switch step {
        case .submit(let tickets): try await submit(tickets)
        case .look(let id): await look(at: id)
        case .read(let id): await read(id)
        case .wait(let duration): await wait(for: duration)
        case .finish: return try await close()
        }
      }
      stop()
    } catch {
      fail(state.withLock { $0.board.tickets }, with: error, of: "")
      throw error
    }
  }

  private func submit(_ tickets: [Int]) async throws(ClaudeError) {
    let named = state.withLock { state in
      state.board.take(tickets)
      return state.board.names(of: tickets)
    }
    let items = state.withLock { state in
      named.compactMap { name in
        state.board.request(name.ticket).map { (name, $0) }
      }
    }
    guard !items.isEmpty else { return }
    let batch: MessageBatch
    do throws(ClaudeError) {
      batch = try await provider.submit(
        items.map { BatchItem(customID: $0.0.customID, request: $0.1.request) }
      )
    } catch {
      fail(items.map(\.0.ticket), with: error, of: "")
      return
    }
    try await ledger?.keep(
      KeptBatch(
        id: batch.id,
        items: items.map { .init(customID: $0.0.customID, key: $0.1.key) }
      )
    )
    let moment = now()
    state.withLock { $0.board.add(batch, of: items.map(\.0), at: moment) }
    watch(.submitted(batch.id, requests: items.count))
  }

  private func look(at id: String) async {
    do throws(ClaudeError) {
      let batch = try await provider.state(of: id)
      let moment = now()
      state.withLock { $0.board.note(batch, at: moment) }
    } catch {
      recover(id, from: error)
    }
  }

  private func read(_ id: String) async {
    // Who asks while results come in waits for the next reading of them.
    let asked = state.withLock { $0.board.batches[id]?.attached ?? [:] }
    do throws(ClaudeError) {
      try await provider.results(of: id) { [self] result in
        let ticket = state.withLock { $0.board.answered(result.customID, of: id) }
        guard let ticket else { return }
        deliver(result.answer, to: ticket, from: id)
      }
    } catch {
      return recover(id, from: error)
    }
    let left = state.withLock { state in
      asked.keys.compactMap { state.board.answered($0, of: id) }
    }
    fail(left, with: .missingResult(of: id), of: id)
  }

  private func recover(_ id: String, from error: ClaudeError) {
    if error.code == .cancelled { return }
    let isInherited = state.withLock { $0.board.batches[id]?.isInherited == true }
    if error.code == .notFound, isInherited {
      update { $0.board.forget(id) }
      watch(.lost(id))
      return
    }
    let moment = now()
    let isTriedAgain = state.withLock { state in
      error.mayPass && state.board.noteFailure(of: id, at: moment)
    }
    guard !isTriedAgain else {
      let isFirst = state.withLock { $0.board.batches[id]?.failures == 1 }
      if isFirst { watch(.retrying(id, because: error.message)) }
      return
    }
    fail(state.withLock { $0.board.drop(id) }, with: error, of: id)
  }

  private func deliver(_ answer: Answer, to ticket: Int, from batch: String) {
    let continuation = state.withLock { $0.continuations.removeValue(forKey: ticket) }
    continuation?.resume(returning: Delivery(batch: batch, answer: answer))
  }

  private func fail(_ tickets: [Int], with error: ClaudeError, of batch: String) {
    for ticket in tickets {
      state.withLock { $0.board.remove(ticket) }
      deliver(.failure(error), to: ticket, from: batch)
    }
  }

  private func wait(for duration: Duration?) async {
    let (clock, change) = (clock, change)
    await withTaskGroup(of: Void.self) { group in
      // The sleep ends early only by cancellation, which ends the wait as well.
      if let duration { group.addTask { try? await clock.sleep(for: duration) } }
      group.addTask { await change.raised() }
      await group.next()
      group.cancelAll()
    }
  }

  /// Notes that everything was taken over.
  private func close() async throws(ClaudeError) {
    guard let ledger else { return }
    for id in state.withLock({ $0.board.takenOver }) { try await ledger.close(id) }
  }
}

extension BatchResult {
  /// The bytes of the message, or why there is none.
  fileprivate var answer: BatchCollector.Answer {
    if case .succeeded(let message) = outcome { return .success(message) }
    return .failure(
      failure ?? ClaudeError(.invalidResponse, "the request of the batch has no result")
    )
  }
}

extension ClaudeError {
  fileprivate static func missingResult(of batch: String) -> ClaudeError {
    ClaudeError(.invalidResponse, "the results of \(batch) have none for this request")
  }

  /// Whether the same call may succeed later.
  fileprivate var mayPass: Bool {
    if isNetworkFailure { return true }
    return [.rateLimited, .overloaded, .serverError, .serverTimeout, .conflict].contains(code)
  }
}

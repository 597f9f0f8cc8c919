import Glibc
import OrderedJSON
import Synchronization

/// What a run asked and got, written down as it happens: nothing that was received is lost with the process.
///
/// Recording never fails for its caller: when the disk is full, one notice says so and the run goes on without a journal.
/// Every record is one write(2) of a whole line, so a reader finds all of them whatever killed the process. Use it from any task.
package final class Journal: Sendable {
  private struct State: ~Copyable {
    var file: JournalFile?
    var isSynced = true
    var nextExchange = 1
    var startTimes: [Exchange.ID: Timestamp] = [:]
  }

  private let state: Mutex<State>
  private let now: @Sendable () -> Timestamp
  private let notice: @Sendable (String) -> Void
  /// The run's name, which is the file's too; nil when nothing is kept.
  package let run: String?

  /// A journal that keeps nothing: `--no-journal`.
  package static let off = Journal(
    file: nil,
    run: nil,
    now: { Timestamp(microseconds: 0) },
    notice: { _ in }
  )

  init(
    file: consuming JournalFile?,
    run: String?,
    now: @escaping @Sendable () -> Timestamp,
    notice: @escaping @Sendable (String) -> Void
  ) {
    state = Mutex(State(file: file))
    self.run = run
    self.now = now
    self.notice = notice
  }

  /// Adds a record.
  package func record(_ record: JournalRecord) {
    let stop: JournalFile.Stop? = state.withLock { state in
      guard state.file != nil else { return nil }
      var line = JSONWriter.bytes(of: record.json)
      line.append(0x0A)
      do throws(JournalFile.Stop) {
        try state.file?.append(line)
        state.isSynced = false
        return nil
      } catch {
        state.file = nil
        return error
      }
    }
    if let stop { notice(.journalStopped(stop)) }
  }

  /// Makes what was recorded survive a power cut, unless it does already.
  func sync() {
    // A copy of the descriptor is synced, so that records are not held up by the disk meanwhile.
    let copy: Int32? = state.withLock { state in
      guard !state.isSynced, let descriptor = state.file?.descriptor else { return nil }
      state.isSynced = true
      return fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    }
    guard let copy, copy >= 0 else { return }
    let file = OpenFile(descriptor: copy)
    _ = fdatasync(file.descriptor)
  }
}

// MARK: Exchanges

extension Journal {
  /// Records that a request is made.
  ///
  /// - Parameter request: The request.
  /// - Returns: What to name in the steps that follow.
  package func begin(_ request: Exchange.Request) -> Exchange.ID {
    let time = now()
    let id = state.withLock { state in
      defer { state.nextExchange += 1 }
      let id = Exchange.ID(number: state.nextExchange)
      state.startTimes[id] = time
      return id
    }
    record(.exchange(id, .began(request, at: time)))
    return id
  }

  /// Records that another attempt starts, 2 or higher.
  ///
  /// - Parameters:
  ///   - id: The exchange.
  ///   - number: The attempt that starts.
  ///   - reason: Why the one before failed.
  ///   - code: The code of its error; nil where there is none.
  package func attempt(
    _ id: Exchange.ID,
    number: Int,
    because reason: String,
    code: String? = nil
  ) {
    record(.exchange(id, .attempt(number, because: reason, code: code)))
  }

  /// Records the head of an answer; credentials and cookies are left out.
  package func head(_ id: Exchange.ID, status: Int, headers: [Exchange.Head.Header]) {
    let head = Exchange.Head(status: status, headers: headers, elapsed: elapsed(id))
    record(.exchange(id, .head(head)))
  }

  /// Records a piece of an answer.
  ///
  /// - Parameters:
  ///   - id: The exchange.
  ///   - name: The name of the server-sent event.
  ///   - isWhole: Whether it is the whole message at once.
  ///   - data: Its bytes.
  package func event(_ id: Exchange.ID, name: String, isWhole: Bool, data: [UInt8]) {
    let event = Exchange.Event(name: name, isWhole: isWhole, data: data, elapsed: elapsed(id))
    record(.exchange(id, .event(event)))
  }

  /// Records how an exchange ended.
  ///
  /// - Parameters:
  ///   - id: The exchange.
  ///   - outcome: What ended it.
  ///   - timing: The durations that the reply states.
  package func end(
    _ id: Exchange.ID,
    _ outcome: Exchange.Ending.Outcome,
    timing: Exchange.Timing? = nil
  ) {
    let elapsed = elapsed(id)
    state.withLock { $0.startTimes[id] = nil }
    record(.exchange(id, .ended(Exchange.Ending(outcome, elapsed: elapsed, timing: timing))))
  }

  /// Records that a tool is called, before it runs.
  ///
  /// - Parameter call: The call.
  func begin(_ call: ToolCallStep.Call) { record(.toolCall(.began(call, at: now()))) }

  /// Records what a call came to.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - result: The result in words, or what went wrong; nil where nothing came of it.
  ///   - isError: Whether it says what went wrong.
  func end(_ call: ToolCallStep.Call, result: String?, isError: Bool) {
    record(.toolCall(.ended(id: call.id, result: result, isError: isError, at: now())))
  }

  /// Records that a session of the prompt starts; what the journal held before is of no concern to it.
  package func startSession(_ start: SessionStart) { record(.session(start, at: now())) }

  /// Records what was entered at the prompt.
  package func typed(_ entry: TypedEntry) { record(.typed(entry, at: now())) }

  /// Records how the entry that was typed last went.
  package func entered(_ outcome: EntryOutcome) { record(.entered(outcome)) }

  /// Records that the run is over.
  package func close(status: Int32) { record(.closed(status: status, at: now())) }

  private func elapsed(_ id: Exchange.ID) -> Int64 {
    let start = state.withLock { $0.startTimes[id] }
    return start.map { now().microseconds(since: $0) } ?? 0
  }
}

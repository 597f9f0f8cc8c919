import ParleyHost
import ParleyRuntime

/// Brings an earlier session back: enters its entries again while its journal answers instead of the model and the world.
///
/// Nothing is sent, no file is written, nothing is paid again; what the replies cost then counts in the totals and against the
/// budget as it did.
package struct SessionResumption: Sendable {
  /// The session that is brought back.
  package let session: RecordedSession

  /// Makes a resumption.
  package init(_ session: RecordedSession) {
    self.session = session
  }

  /// What there is to resume.
  package enum Choice: Sendable {
    /// A session.
    case session(SessionResumption)
    /// Nothing, and why.
    case nothing(String)
  }

  /// The newest session that can be resumed.
  ///
  /// One that is only the beginning of the session that it brought back, as where that one could not be brought back whole, has nothing
  /// of its own: the whole one is taken.
  ///
  /// - Parameters:
  ///   - runs: The journals.
  ///   - own: The run of this process, which is passed over; nil where it keeps no journal.
  /// - Returns: The session, or why there is none.
  package static func latest(in runs: PastRuns, except own: String?) -> Choice {
    var isOneInUse = false
    let all = runs.all().filter { $0.isSession && $0.run != own }
    let free = Set(all.filter { !$0.isInUse }.map(\.run))
    for run in all {
      if run.isInUse {
        isOneInUse = true
        continue
      }
      guard let contents = runs.contents(of: run.run), var session = RecordedSession(contents),
        session.isWorthResuming
      else { continue }
      // Each has more entries than the one before it, so this comes to an end.
      while let origin = session.start.resumed, free.contains(origin),
        let contents = runs.contents(of: origin), let whole = RecordedSession(contents),
        session.isOnlyBeginning(of: whole)
      {
        session = whole
      }
      return .session(SessionResumption(session))
    }
    return .nothing(
      isOneInUse
        ? "there is nothing to resume: the other session is still running"
        : "there is nothing to resume: no earlier session is in the journal"
    )
  }

  /// Brings the session back.
  ///
  /// It stops at an entry that went well then and does not now, and before anything that the journal does not hold.
  ///
  /// - Parameter target: The session that it is entered into; it must not have asked the model yet.
  /// - Returns: What became of it.
  package nonisolated(nonsending) func resume<Target: ResumableSession & ~Copyable>(
    into target: inout Target
  ) async -> ResumptionAccount {
    var start = session.start
    start.resumed = session.run
    let host = await target.startOver(start)
    let replay = session.replay(interrupts: host.configuration.interrupts)
    var account = ResumptionAccount(session)
    host.beginReplay(replay)
    for (index, entry) in session.entries.enumerated() {
      if let reason = await enter(entry, into: &target, on: host, replay) {
        account.stop = ResumptionAccount.Stop(entry: entry.typed, reason: reason)
        account.left = session.entries[index...].map(\.typed)
        break
      }
      account.add(entry)
    }
    host.endReplay()
    host.configuration.interrupts.clear()
    account.finish(host)
    return account
  }

  /// Enters one entry; returns why it cannot be gone on from there, nil when it can.
  private nonisolated(nonsending) func enter<Target: ResumableSession & ~Copyable>(
    _ entry: RecordedSession.Entry,
    into target: inout Target,
    on host: ScriptHost,
    _ replay: Replay
  ) async -> String? {
    if host.configuration.interrupts.reason == .terminate { return "the process was told to end" }
    if case .refused(let message) = entry.outcome {
      target.note(entry.typed, .refused(message))
      return nil
    }
    if entry.typed.kind == .command {
      note(entry, in: &target, on: host)
      return nil
    }
    replay.beginEntry(
      Replay.Entry(
        effectCount: entry.exchanges.count + entry.answers.count,
        isCutShort: entry.isCutShort
      )
    )
    let outcome = await target.enter(entry.typed)
    if let missing = replay.missing {
      return "it asks for \(missing) that the journal does not hold"
    }
    switch outcome {
    case .done: return nil
    case .refused(let message): return message
    case .failed(let stop): return entry.outcome == .done ? stop.message : nil
    case .interrupted: return entry.outcome == .done ? "it does not reach its end" : nil
    }
  }

  /// Notes a command, and counts what a script that it ran apart has cost.
  private func note<Target: ResumableSession & ~Copyable>(
    _ entry: RecordedSession.Entry,
    in target: inout Target,
    on host: ScriptHost
  ) {
    target.note(entry.typed, .done)
    for exchange in entry.exchanges { host.count(exchange) }
  }
}

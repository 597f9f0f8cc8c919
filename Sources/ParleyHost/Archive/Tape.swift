import Glibc
import OrderedJSON
import ParleyRuntime
import Synchronization

/// A tape in use: requests are answered from it, or what is asked now is written to it.
///
/// The requests of a run, and those of each of its trials, have an archive of their own, see ``archive(for:)``.
package final class Tape: Sendable {
  /// What is done with a tape.
  package enum Mode: Sendable, Equatable {
    /// Everything is sent and written to a new tape.
    case recording
    /// Everything is answered from the tape, and nothing is sent.
    case replaying
    /// What the tape answers is kept, and all else is sent and written to it.
    case refreshing
  }

  /// What became of a tape in a run.
  package struct Outcome: Sendable, Equatable {
    /// How many of its exchanges answered.
    package internal(set) var used = 0
    /// How many exchanges were written to it.
    package internal(set) var recorded = 0
    /// How many of its exchanges were not asked for.
    package internal(set) var unused = 0
    /// Whether those were taken off it.
    package internal(set) var isUnusedDropped = false
  }

  /// The path as it was named.
  package let path: String
  /// What is done with it.
  package let mode: Mode
  private let keepsTime: Bool
  private let entries: [TapeEntry]
  private let state: Mutex<State>

  private struct State: ~Copyable {
    /// The places of entries that were not asked for yet, the next one last.
    var waiting: [Scope: [TapeKey: [Int]]] = [:]
    /// What was asked for, in order.
    var asked: [TapeEntry] = []
    var outcome = Outcome()
    var file: TapeFile?
    var failure: SystemError?
    var lastID = 0
    let header: TapeHeader?
  }

  /// A trial, or the run outside of trials.
  private typealias Scope = String?

  private init(
    _ path: String,
    _ mode: Mode,
    entries: [TapeEntry] = [],
    lastID: Int = 0,
    keepsTime: Bool = false,
    header: TapeHeader? = nil,
    file: consuming TapeFile? = nil
  ) {
    self.path = path
    self.mode = mode
    self.keepsTime = keepsTime
    self.entries = entries
    var state = State(file: file, header: header)
    state.lastID = lastID
    for (place, entry) in entries.enumerated().reversed() {
      state.waiting[entry.subject, default: [:]][TapeKey(entry), default: []].append(place)
    }
    self.state = Mutex(state)
  }

  /// Begins a new tape.
  ///
  /// - Parameters:
  ///   - path: Where; nothing may be there.
  ///   - header: Its first line.
  ///   - time: What the seconds between two syncs are counted by. Default: the machine's clock.
  /// - Returns: The tape.
  /// - Throws: ``TapeError`` where there is something, or it cannot be made.
  package static func recording(
    to path: String,
    header: TapeHeader,
    time: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws(TapeError) -> Tape {
    do throws(SystemError) {
      var file = try TapeFile.make(at: path, time: time)
      try file.append(header.line)
      return Tape(path, .recording, file: file)
    } catch {
      throw error.code == EEXIST ? .exists(path) : .unwritable(path, error)
    }
  }

  /// Answers from a tape.
  ///
  /// - Parameters:
  ///   - contents: What it holds.
  ///   - keepsTime: Whether answers come with the pauses of then. Default: at once.
  /// - Returns: The tape.
  package static func replaying(_ contents: TapeContents, keepsTime: Bool = false) -> Tape {
    Tape(contents.path, .replaying, entries: contents.entries, keepsTime: keepsTime)
  }

  /// Brings a tape up to date: what it answers is kept, and what is sent goes to a file beside it first, so that a run which is
  /// killed loses nothing and leaves the tape as it was.
  ///
  /// What such a run left answers too.
  ///
  /// - Parameters:
  ///   - contents: What it holds.
  ///   - header: Its first line from now on.
  ///   - time: What the seconds between two syncs are counted by. Default: the machine's clock.
  /// - Returns: The tape.
  /// - Throws: ``TapeError`` where another run refreshes it, or nothing can be written beside it.
  package static func refreshing(
    _ contents: TapeContents,
    header: TapeHeader,
    time: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws(TapeError) -> Tape {
    let path = contents.path
    do throws(SystemError) {
      var file = try TapeFile.openForOneRun(at: path + Self.unfinished, time: time)
      let bytes = try file.contents()
      let left = try? TapeContents(bytes, path: path + Self.unfinished)
      if let left {
        let whole = left.entries.reduce(left.header.line.count) { $0 + $1.text.count }
        try file.cut(to: min(whole, bytes.count))
      } else {
        try file.cut(to: 0)
        try file.append(header.line)
      }
      return Tape(
        path,
        .refreshing,
        entries: contents.entries + (left?.entries ?? []),
        lastID: max(contents.lastID, left?.lastID ?? 0),
        header: header,
        file: file
      )
    } catch {
      throw error.code == EWOULDBLOCK ? .inUse(path) : .unwritable(path, error)
    }
  }

  /// What is added to the name of a tape for the file that holds what is sent while it is refreshed.
  private static let unfinished = ".new"

  /// What answers the requests of a run outside of trials, or of one trial, and keeps them.
  ///
  /// - Parameter subject: What the trial is about; nil for the run outside of trials.
  /// - Returns: The archive; two of one subject share its answers.
  package func archive(for subject: String? = nil) -> any ExchangeArchive {
    TapeArchive(tape: self, subject: subject)
  }

  // MARK: - What archives ask

  /// The entry that answers a request; nil where it is to be sent.
  ///
  /// - Throws: ``EffectError`` of kind `permission` where the tape alone answers and does not.
  func take(
    _ request: Exchange.Request,
    isCount: Bool,
    of subject: String?
  ) throws(EffectError) -> TapeEntry? {
    guard mode != .recording else { return nil }
    let key = TapeKey(request, isCount: isCount)
    let entry = state.withLock { state -> TapeEntry? in
      guard let place = state.waiting[subject]?[key]?.popLast() else { return nil }
      let entry = entries[place]
      // What failed or was cut short is asked for anew.
      guard mode == .replaying || entry.isAnswer else { return nil }
      state.asked.append(entry)
      if !isCount { state.outcome.used += 1 }
      return entry
    }
    if let entry { return entry }
    guard mode == .replaying else { return nil }
    throw TapeMiss(path: path, entries: entries, request: request, isCount: isCount, of: subject)
      .error
  }

  /// Whether events come with the pauses of then.
  var replaysTime: Bool { keepsTime }

  /// Writes what was asked now.
  func keep(_ make: (Exchange.ID) -> TapeEntry) {
    guard mode != .replaying else { return }
    state.withLock { state in
      state.lastID += 1
      let entry = make(Exchange.ID(number: state.lastID))
      if mode == .refreshing { state.asked.append(entry) }
      if entry.exchange != nil { state.outcome.recorded += 1 }
      guard state.failure == nil else { return }
      do throws(SystemError) {
        try state.file?.append(entry.text)
      } catch {
        state.failure = error
      }
    }
  }

  // MARK: - The end

  /// Ends the use of the tape, at the end of the run.
  ///
  /// - Parameter isWhole: Whether the run reached its end: what a refreshed tape holds beyond what was asked for is dropped then,
  ///   and kept otherwise.
  /// - Returns: What became of it.
  /// - Throws: ``TapeError`` when something could not be written: a tape that was to be refreshed is as it was then.
  package func finish(isWhole: Bool) throws(TapeError) -> Outcome {
    let result = state.withLock { state -> Result<Outcome, TapeError> in
      do throws(SystemError) {
        if let failure = state.failure { throw failure }
        let left = state.waiting.values.flatMap { $0.values.joined() }.sorted().map { entries[$0] }
        state.outcome.unused = left.count { $0.exchange != nil }
        try state.file?.sync()
        if mode == .refreshing {
          state.outcome.isUnusedDropped = isWhole
          let kept = state.asked + (isWhole ? [] : left)
          var bytes = state.header?.line ?? []
          for entry in ordered(kept) { bytes += entry.text }
          try FileReplacement.replace(path, with: bytes)
          unlink(path + Self.unfinished)
        }
        state.file = nil
        return .success(state.outcome)
      } catch {
        return .failure(.unwritable(path, error))
      }
    }
    return try result.get()
  }

  /// The entries as they are written: those of the run and of each trial together, in the order in which the old tape had them,
  /// so that what did not change stands where it stood.
  private func ordered(_ kept: [TapeEntry]) -> [TapeEntry] {
    var order: [Scope] = []
    var scopes: [Scope: [TapeEntry]] = [:]
    for entry in entries + kept where scopes[entry.subject] == nil {
      scopes[entry.subject] = []
      order.append(entry.subject)
    }
    for entry in kept { scopes[entry.subject, default: []].append(entry) }
    return order.flatMap { scopes[$0] ?? [] }
  }
}

extension TapeHeader {
  /// The first line with its newline.
  fileprivate var line: [UInt8] { JSONWriter.bytes(of: json) + [0x0A] }
}

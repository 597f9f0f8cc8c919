import Glibc

extension Journal {
  /// Opens the journal of a new run for as long as `body` takes.
  ///
  /// While it is open, what was recorded is made to survive a power cut at most once a second, and once more at the end. Where no
  /// journal can be kept, a notice says why, and `body` runs with one that is off.
  ///
  /// - Parameters:
  ///   - configuration: Where and how much; nil keeps none.
  ///   - clock: What the seconds are counted by.
  ///   - now: The time for the records.
  ///   - notice: Gets what the user is to know, once when the journal stops; called from any task.
  ///   - body: The run.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  package static func withOpen<Outcome, Failure: Error>(
    _ configuration: JournalConfiguration?,
    clock: some Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Timestamp = Timestamp.now,
    notice: @escaping @Sendable (String) -> Void,
    _ body: (Journal) async throws(Failure) -> Outcome
  ) async throws(Failure) -> Outcome {
    guard let configuration else { return try await body(.off) }
    let journal = open(configuration, now: now, notice: notice)
    let result = await withTaskGroup(of: Void.self, returning: Result<Outcome, Failure>.self) {
      group in
      group.addTask { await journal.keepSynced(every: .seconds(1), by: clock) }
      defer { group.cancelAll() }
      do throws(Failure) {
        return .success(try await body(journal))
      } catch {
        return .failure(error)
      }
    }
    journal.sync()
    return try result.get()
  }

  /// Opens the journal of a new run and writes its first record, after older ones were pruned.
  static func open(
    _ configuration: JournalConfiguration,
    now: @escaping @Sendable () -> Timestamp,
    notice: @escaping @Sendable (String) -> Void
  ) -> Journal {
    let time = now()
    do throws(SystemError) {
      let folder = try JournalFolder.open(LexicalPath(configuration.folder))
      folder.prune(
        byteCount: configuration.folderByteCount,
        age: configuration.age,
        now: time
      )
      var run = "\(time.fileName)-\(getpid())"
      let file = try makeFile(in: folder, run: &run)
      let journal = Journal(
        file: JournalFile(file, limit: configuration.runByteCount),
        run: run,
        now: now,
        notice: notice
      )
      journal.record(
        .opened(
          schema: ExchangeCodec.schema,
          run: run,
          program: configuration.program,
          at: time
        )
      )
      return journal
    } catch {
      notice(.journalNotOpened(configuration.folder, error))
      return .off
    }
  }

  /// Makes the run's file; where another run has the name, a number is added to it.
  private static func makeFile(
    in folder: borrowing JournalFolder,
    run: inout String
  ) throws(SystemError) -> OpenFile {
    let name = run
    for number in 2...100 {
      do throws(SystemError) {
        return try folder.makeFile(run: run)
      } catch {
        guard error.code == EEXIST else { throw error }
        run = "\(name)-\(number)"
      }
    }
    throw SystemError(EEXIST)
  }

  private func keepSynced(every pause: Duration, by clock: some Clock<Duration>) async {
    while !Task.isCancelled {
      // Cancellation ends the sleep, and with it the loop.
      try? await clock.sleep(for: pause)
      sync()
    }
  }
}

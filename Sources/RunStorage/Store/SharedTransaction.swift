import GRDB
import Synchronization

/// Changes that come while another one is being committed, which then share one transaction: a commit costs more than what is in it.
///
/// Each change is a savepoint: one that fails takes nothing with it. A caller is told after the commit.
final class SharedTransaction: Sendable {
  /// What one caller changes.
  struct Change: Sendable {
    /// Performs the change, and returns what tells the caller that it was committed.
    let perform: @Sendable (Database) throws -> @Sendable () -> Void
    /// Tells the caller that nothing was changed.
    let fail: @Sendable (any Error) -> Void
  }

  private let waiting = Mutex<[Change]>([])

  /// Adds a change.
  ///
  /// - Returns: Whether it is the first, whose caller has to see that ``perform(in:)`` is called.
  func add(_ change: Change) -> Bool {
    waiting.withLock { waiting in
      waiting.append(change)
      return waiting.count == 1
    }
  }

  /// Performs and commits what waits, outside of any transaction.
  func perform(in database: Database) {
    let changes = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    var performed: [(change: Change, succeed: @Sendable () -> Void)] = []
    var rest = changes[...]
    do {
      try database.beginTransaction(.immediate)
      while let change = rest.first {
        if let succeed = try Self.performed(change, in: database) {
          performed.append((change, succeed))
        }
        rest.removeFirst()
      }
      try database.commit()
    } catch {
      // Where it fails the transaction is gone, or the connection is closed.
      if database.isInsideTransaction { try? database.rollback() }
      for entry in performed { entry.change.fail(error) }
      for change in rest { change.fail(error) }
      return
    }
    for entry in performed { entry.succeed() }
  }

  /// Performs a change; nil where it failed, which its caller was told then.
  ///
  /// - Throws: What ended the transaction as a whole, such as a full disk.
  private static func performed(
    _ change: Change,
    in database: Database
  ) throws -> (@Sendable () -> Void)? {
    do {
      var succeed: (@Sendable () -> Void)?
      try database.inSavepoint {
        succeed = try change.perform(database)
        return .commit
      }
      return succeed
    } catch {
      guard database.isInsideTransaction else { throw error }
      change.fail(error)
      return nil
    }
  }
}

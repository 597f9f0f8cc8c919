/// Why a lock file cannot be used.
package struct LockError: Error, Sendable, Equatable {
  /// What is wrong: stands on its own, lower case, no full stop.
  package let message: String
  /// What to do about it.
  package let help: String

  /// The file cannot be read.
  package static func unreadable(_ path: String, _ reason: String) -> LockError {
    LockError(message: "the lock \(path) cannot be read: \(reason)", help: "--lock writes it")
  }

  /// The file is something else, or damaged.
  static func noLock(_ path: String) -> LockError {
    LockError(
      message: "\(path) is no lock, or is damaged",
      help: "bring back an undamaged copy, or write it anew with --lock"
    )
  }

  /// A later version of the program wrote it.
  static func newer(_ path: String, schema: Int) -> LockError {
    LockError(
      message:
        "the lock \(path) has form \(schema), and this version knows forms up to \(LockContents.schema)",
      help: "use a later version of parley, or write it anew with --lock"
    )
  }
}

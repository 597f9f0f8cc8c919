import GRDB

extension RunStorageError {
  /// Tells a failure of the database by what a user can do about it.
  ///
  /// - Source: Result codes of SQLite, <https://www.sqlite.org/rescode.html>.
  init(_ error: any Error, path: String, of format: StoreFormat) {
    if let known = error as? RunStorageError {
      self = known
    } else if error is DamagedColumn {
      self = .corrupt(path, of: format, reason: String(describing: error))
    } else if let failure = error as? DatabaseError {
      self = .database(failure, path: path, of: format)
    } else {
      self.init(.rejected, path: path, "the \(format.noun) \(path) failed: \(error)")
    }
  }

  /// A store whose content cannot be what was written.
  static func corrupt(
    _ path: String,
    of format: StoreFormat,
    reason: String
  ) -> RunStorageError {
    RunStorageError(
      .corrupt,
      path: path,
      "the \(format.noun) \(path) is damaged: \(reason)",
      help:
        "save what `sqlite3 \(path) .recover` still finds, then move the file away or name another with --store"
    )
  }

  private static func database(
    _ failure: DatabaseError,
    path: String,
    of format: StoreFormat
  ) -> RunStorageError {
    let reason = failure.message ?? "error \(failure.extendedResultCode.rawValue) of SQLite"
    switch failure.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_NOLFS:
      return .cannotOpen(path, of: format, reason: reason)
    case .SQLITE_NOTADB, .SQLITE_FORMAT:
      return .notAStore(path, of: format)
    case .SQLITE_CORRUPT:
      return .corrupt(path, of: format, reason: reason)
    case .SQLITE_READONLY:
      return RunStorageError(
        .readOnly,
        path: path,
        "the \(format.noun) \(path) cannot be written: \(reason)",
        help: "check the permissions of the file and its folder, or name another file with --store"
      )
    case .SQLITE_FULL:
      return RunStorageError(
        .diskFull,
        path: path,
        "the disk of the \(format.noun) \(path) is full",
        help:
          "free some space, or name a file on another disk with --store; all that was counted is kept"
      )
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return RunStorageError(
        .busy,
        path: path,
        "another process keeps the \(format.noun) \(path) locked",
        help: "wait until it is done, or name another file with --store"
      )
    case .SQLITE_IOERR:
      return RunStorageError(
        .cannotOpen,
        path: path,
        "the \(format.noun) \(path) cannot be read or written: \(reason)",
        help:
          "check the disk and the space on it; a store belongs on a local disk, not on a network folder"
      )
    default:
      return RunStorageError(
        .rejected,
        path: path,
        "the \(format.noun) \(path) did not take a record: \(reason)"
      )
    }
  }
}

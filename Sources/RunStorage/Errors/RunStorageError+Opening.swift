import Glibc

/// The mistakes of opening a store, and of naming a run.
extension RunStorageError {
  static func cannotOpen(
    _ path: String,
    of format: StoreFormat = .runs,
    reason: String
  ) -> RunStorageError {
    RunStorageError(
      .cannotOpen,
      path: path,
      "cannot open the \(format.noun) \(path): \(reason)",
      help: "check the permissions of the file and its folder, or name another file with --store"
    )
  }

  static func missing(_ path: String, of format: StoreFormat) -> RunStorageError {
    RunStorageError(
      .missing,
      path: path,
      "there is no \(format.noun) at \(path)",
      help: "\(format.beginning), or name another file with --store"
    )
  }

  static func notAStore(_ path: String, of format: StoreFormat) -> RunStorageError {
    RunStorageError(
      .notAStore,
      path: path,
      "\(path) is not a \(format.noun) of Parley",
      help: "name another file with --store; this one was left as it is"
    )
  }

  static func newerStore(_ path: String, of format: StoreFormat) -> RunStorageError {
    RunStorageError(
      .newerStore,
      path: path,
      "the \(format.noun) \(path) was made by a newer version of Parley",
      help: "update Parley, or name another file with --store; this one was left as it is"
    )
  }

  static func noSuchRun(_ id: String, in path: String, nearest: [String]) -> RunStorageError {
    let help =
      nearest.isEmpty
      ? "the store has no runs yet"
      : "nearest: \(nearest.joined(separator: ", ")); `parley runs list` shows all"
    var error = RunStorageError(
      .noSuchRun,
      path: path,
      "no run in \(path) is called \(id)",
      help: help
    )
    error.candidates = nearest
    return error
  }

  static func ambiguousRun(_ id: String, in path: String, among ids: [String]) -> RunStorageError {
    let shown = ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
    var error = RunStorageError(
      .ambiguousRun,
      path: path,
      "\(ids.count) runs in \(path) begin with \(id)",
      help: "write more of the id: \(shown)"
    )
    error.candidates = ids
    return error
  }

  static func conflict(_ run: String, in path: String) -> RunStorageError {
    RunStorageError(
      .conflict,
      path: path,
      "the run store \(path) has a different run with the id \(run)",
      help: "the run stays as it is; merge the other store into one of its own"
    )
  }

  /// The reason of the last failed call of the system.
  static var systemReason: String {
    String(cString: strerror(errno))
  }
}

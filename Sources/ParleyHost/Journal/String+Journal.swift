import Glibc

/// The wording of what the journal tells the user.
extension String {
  /// Nothing more is kept of this run.
  static func journalStopped(_ stop: JournalFile.Stop) -> String {
    let reason =
      switch stop {
      case .system(let error) where error.code == ENOSPC: "the disk is full"
      case .system(let error): error.text
      case .full(let limit): "it has reached \(limit) bytes"
      }
    return "the journal stops here: \(reason); the run goes on, but what follows is not kept"
  }

  /// Nothing is kept of this run.
  static func journalNotOpened(_ folder: String, _ error: SystemError) -> String {
    "no journal is kept of this run: cannot write to \(folder): \(error.text); "
      + "--no-journal turns this notice off"
  }
}

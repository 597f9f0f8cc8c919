/// A process's claim to a run: as long as it lives no other process can go on with the run, and it ends with its process however
/// that ends.
package final class RunClaim: Sendable {
  private let claim: StoreClaim

  /// Claims a run.
  ///
  /// - Parameters:
  ///   - run: The identifier of the run.
  ///   - path: The file of the store.
  /// - Throws: ``RunStorageError`` with code `isRunning` where another process has it, `cannotOpen` where the file cannot be made.
  package init(_ run: String, of path: String) throws(RunStorageError) {
    guard let claim = try StoreClaim(run, of: path, .runs) else {
      throw .isRunning(run, in: path)
    }
    self.claim = claim
  }
}

extension RunStorageError {
  fileprivate static func isRunning(_ run: String, in path: String) -> RunStorageError {
    RunStorageError(
      .isRunning,
      path: path,
      "the run \(run) is still under way in another process",
      help: "wait until it is done, or stop it with Ctrl-C, and go on with it then"
    )
  }
}

import Glibc

/// A process's claim to a run: as long as it lives no other process can go on with the run, and it ends with its process however
/// that ends.
///
/// It is a lock of one byte in a file beside the store, `STORE.claims`, which holds nothing; the byte's place is made of the run's
/// identifier.
///
/// - Source: Open file description locks, fcntl(2).
package final class RunClaim: Sendable {
  private let descriptor: Int32

  /// Claims a run.
  ///
  /// - Parameters:
  ///   - run: The identifier of the run.
  ///   - path: The file of the store.
  /// - Throws: ``RunStorageError`` with code `isRunning` where another process has it, `cannotOpen` where the file cannot be made.
  package init(_ run: String, of path: String) throws(RunStorageError) {
    let file = path + ".claims"
    descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotOpen(file, reason: String(cString: strerror(errno)))
    }
    var lock = Glibc.flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = Self.place(of: run)
    lock.l_len = 1
    guard fcntl(descriptor, Self.setLock, &lock) == 0 else {
      let reason = errno
      _ = Glibc.close(descriptor)
      if [EAGAIN, EACCES].contains(reason) { throw .isRunning(run, in: path) }
      throw .cannotOpen(file, reason: String(cString: strerror(reason)))
    }
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Linux's `F_OFD_SETLK`, which the C library shows to GNU sources alone.
  private static let setLock: Int32 = 37

  /// A place from 0 to 2⁶² - 1: the FNV-1a hash of the identifier.
  ///
  /// - Source: Fowler, Noll and Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
  private static func place(of run: String) -> Int {
    let hash = run.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return Int(hash >> 2)
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

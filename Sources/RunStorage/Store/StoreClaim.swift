import Glibc

/// A claim to something of a store: as long as it lives no one else can have it, and it ends with its process however that ends.
///
/// It is a lock of one byte in a file beside the store, `STORE.claims`, which holds nothing and is the same for all paths to the store; the byte's place is made of the name
/// of what is claimed.
///
/// - Source: Open file description locks, fcntl(2).
final class StoreClaim: Sendable {
  private let descriptor: Int32

  /// Claims something; nil where it is taken.
  ///
  /// - Parameters:
  ///   - name: What is claimed.
  ///   - path: The file of the store.
  ///   - format: The kind of store.
  /// - Throws: ``RunStorageError`` with code `cannotOpen` where the file cannot be made.
  init?(_ name: String, of path: String, _ format: StoreFormat) throws(RunStorageError) {
    let file = StoreFile.resolved(path) + ".claims"
    descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotOpen(file, of: format, reason: RunStorageError.systemReason)
    }
    var lock = Glibc.flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = Self.place(of: name)
    lock.l_len = 1
    guard fcntl(descriptor, Self.setLock, &lock) == 0 else {
      // The object is whole, so that it closes the descriptor itself, once.
      let reason = errno
      if [EAGAIN, EACCES].contains(reason) { return nil }
      throw .cannotOpen(file, of: format, reason: String(cString: strerror(reason)))
    }
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Linux's `F_OFD_SETLK`, which the C library shows to GNU sources alone.
  private static let setLock: Int32 = 37

  /// A place from 0 to 2⁶² - 1: the FNV-1a hash of the name.
  ///
  /// - Source: Fowler, Noll and Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
  private static func place(of name: String) -> Int {
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return Int(hash >> 2)
  }
}

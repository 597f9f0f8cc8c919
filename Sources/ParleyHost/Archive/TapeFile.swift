import Glibc

/// A file of a tape that is written: whole entries are appended, each with one write(2).
///
/// What was written survives the death of the process; when the system refuses an entry, what was written of it is taken back.
struct TapeFile: ~Copyable {
  private let file: OpenFile
  private let time: @Sendable () -> Timestamp
  private var byteCount: Int
  private var syncedAt: Timestamp

  private init(
    _ file: consuming OpenFile,
    byteCount: Int,
    time: @escaping @Sendable () -> Timestamp
  ) {
    self.file = file
    self.byteCount = byteCount
    self.time = time
    syncedAt = time()
  }

  /// Makes a file, mode 0600.
  ///
  /// - Parameters:
  ///   - path: Where; nothing may be there.
  ///   - time: What the seconds between two syncs are counted by.
  /// - Returns: The file.
  /// - Throws: ``SystemError``; `EEXIST` where there is something.
  static func make(
    at path: String,
    time: @escaping @Sendable () -> Timestamp
  ) throws(SystemError) -> TapeFile {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = retryingInterrupts { open(path, flags, 0o600) }
    guard descriptor >= 0 else { throw SystemError() }
    return TapeFile(OpenFile(descriptor: descriptor), byteCount: 0, time: time)
  }

  /// Opens a file that only one run may work on; it is made, mode 0600, where it is missing.
  ///
  /// - Parameters:
  ///   - path: Where.
  ///   - time: What the seconds between two syncs are counted by.
  /// - Returns: The file.
  /// - Throws: ``SystemError``; `EWOULDBLOCK` while another run has it.
  static func openForOneRun(
    at path: String,
    time: @escaping @Sendable () -> Timestamp
  ) throws(SystemError) -> TapeFile {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let descriptor = retryingInterrupts { open(path, flags, 0o600) }
    guard descriptor >= 0 else { throw SystemError() }
    let file = OpenFile(descriptor: descriptor)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw SystemError() }
    let byteCount = Int(try file.status().st_size)
    return TapeFile(file, byteCount: byteCount, time: time)
  }

  /// All that is in the file: what an earlier run left.
  ///
  /// - Throws: ``SystemError``.
  func contents() throws(SystemError) -> [UInt8] {
    guard lseek(file.descriptor, 0, SEEK_SET) == 0 else { throw SystemError() }
    var bytes: [UInt8] = []
    try file.read(into: &bytes, upTo: .max, expecting: byteCount)
    return bytes
  }

  /// Appends whole lines, and makes them survive a power cut if the last time was a second ago.
  ///
  /// - Throws: ``SystemError``; the file ends then as it did before, as far as the disk allows.
  mutating func append(_ text: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try file.write(text.span)
    } catch {
      _ = ftruncate(file.descriptor, byteCount)
      throw error
    }
    byteCount += text.count
    let now = time()
    guard now.microseconds(since: syncedAt) >= 1_000_000 else { return }
    syncedAt = now
    try sync()
  }

  /// Cuts the file off.
  ///
  /// - Throws: ``SystemError``.
  mutating func cut(to byteCount: Int) throws(SystemError) {
    guard ftruncate(file.descriptor, byteCount) == 0 else { throw SystemError() }
    self.byteCount = byteCount
  }

  /// Makes what was written survive a power cut.
  ///
  /// - Throws: ``SystemError``.
  func sync() throws(SystemError) {
    guard fdatasync(file.descriptor) == 0 || errno == EINVAL else { throw SystemError() }
  }
}

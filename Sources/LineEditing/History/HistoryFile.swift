import Glibc

/// The history's file while it is open and locked, so that no other session changes it meanwhile.
///
/// Sessions append under an exclusive `flock(2)`; one that makes the file shorter writes another and puts it in its place.
/// Who waited for the lock of the old one then opens the new one.
struct HistoryFile: ~Copyable {
  /// Which file stands at a path.
  struct Identity: Equatable {
    /// The device.
    let device: UInt64
    /// The number on it.
    let number: UInt64
  }

  /// What the system refused.
  struct Failure: Error {
    /// What was tried, as in "cannot …".
    let action: String
    /// The errno.
    let number: Int32

    /// What happened, in a sentence without a full stop.
    var message: String { "cannot \(action): \(String(cString: strerror(number)))" }
  }

  /// Where it stands.
  let path: String
  /// Which one it is.
  let identity: Identity
  /// Its length in bytes.
  private(set) var size: Int
  private let descriptor: Int32

  private init(path: String, descriptor: Int32, status: stat) {
    self.path = path
    self.descriptor = descriptor
    identity = Identity(status)
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Which file stands at a path, and its length; nil when there is none.
  static func look(at path: String) -> (identity: Identity, size: Int)? {
    var status = stat()
    return stat(path, &status) == 0 ? (Identity(status), Int(status.st_size)) : nil
  }

  /// Opens and locks a file for reading; nil when there is none.
  static func forReading(_ path: String) throws(Failure) -> HistoryFile? {
    try locked(path, O_RDONLY, LOCK_SH)
  }

  /// Opens and locks a file for appending, made for its user alone where there is none.
  static func forAppending(_ path: String) throws(Failure) -> HistoryFile {
    try makeFolder(of: path)
    guard let file = try locked(path, O_RDWR | O_APPEND | O_CREAT, LOCK_EX) else {
      throw Failure(action: "write \(path)", number: ENOENT)
    }
    // One that others may read, from an older tool or a copy, holds prompts all the same.
    fchmod(file.descriptor, 0o600)
    return file
  }

  private static func locked(
    _ path: String,
    _ flags: Int32,
    _ operation: Int32
  ) throws(Failure) -> HistoryFile? {
    let action = flags & O_CREAT == 0 ? "read \(path)" : "write \(path)"
    while true {
      let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        if errno == ENOENT, flags & O_CREAT == 0 { return nil }
        throw Failure(action: action, number: errno)
      }
      var status = stat()
      while flock(descriptor, operation) != 0 {
        guard errno == EINTR else { throw failure(closing: descriptor, action) }
      }
      guard fstat(descriptor, &status) == 0 else { throw failure(closing: descriptor, action) }
      // Another session may have put a shorter one in its place while this one waited.
      if look(at: path)?.identity == Identity(status) {
        return HistoryFile(path: path, descriptor: descriptor, status: status)
      }
      close(descriptor)
    }
  }

  private static func failure(closing descriptor: Int32, _ action: String) -> Failure {
    let failure = Failure(action: action, number: errno)
    close(descriptor)
    return failure
  }

  /// Makes the folders that are missing, for their user alone.
  private static func makeFolder(of path: String) throws(Failure) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    guard access(folder, F_OK) != 0, mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
    guard errno == ENOENT else {
      throw Failure(action: "make the folder \(folder)", number: errno)
    }
    try makeFolder(of: folder)
    if mkdir(folder, 0o700) != 0, errno != EEXIST {
      throw Failure(action: "make the folder \(folder)", number: errno)
    }
  }

  /// The bytes from a place to the end.
  func read(from offset: Int) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, size - offset))
    var filled = 0
    while filled < bytes.count {
      let start = filled
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor,
          buffer.baseAddress.map { $0 + start },
          buffer.count - start,
          offset + start
        )
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(action: "read \(path)", number: errno) }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  /// Appends bytes in one write; when only a part of them finds room, it is taken back.
  mutating func append(_ bytes: [UInt8]) throws(Failure) {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else {
      let number = count < 0 ? errno : ENOSPC
      if count > 0 { ftruncate(descriptor, size) }
      throw Failure(action: "write \(path)", number: number)
    }
    size += count
  }

  /// Puts a file with other contents in its place, so that there is a whole one at any time.
  ///
  /// - Returns: Which file stands there now.
  consuming func replace(with bytes: [UInt8]) throws(Failure) -> Identity {
    // A link is followed, so that the file that it leads to is replaced.
    let target = Self.resolved(path)
    let other = "\(target).new"
    let action = "write \(other)"
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    let descriptor = Glibc.open(other, flags, 0o600)
    guard descriptor >= 0 else { throw Failure(action: action, number: errno) }
    defer { close(descriptor) }
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    var status = stat()
    guard count == bytes.count, fsync(descriptor) == 0, fstat(descriptor, &status) == 0,
      rename(other, target) == 0
    else {
      let number = count >= 0 && count < bytes.count ? ENOSPC : errno
      unlink(other)
      throw Failure(action: action, number: number)
    }
    return Identity(status)
  }

  private static func resolved(_ path: String) -> String {
    guard let name = realpath(path, nil) else { return path }
    defer { free(name) }
    return String(cString: name)
  }
}

extension HistoryFile.Identity {
  init(_ status: stat) {
    self.init(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }
}

import CFileAccess
import Glibc

/// An open file or folder, closed when it goes out of use.
struct OpenFile: ~Copyable, Sendable {
  /// The system's number for it.
  let descriptor: Int32

  /// Takes over an open descriptor.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// What the system knows about it.
  ///
  /// - Throws: ``SystemError``.
  func status() throws(SystemError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError() }
    return status
  }

  /// Opens a path, following links.
  ///
  /// - Parameters:
  ///   - path: Absolute, without a NUL.
  ///   - flags: As for open(2); `O_CLOEXEC` is added.
  /// - Returns: The open file.
  /// - Throws: ``SystemError``.
  static func open(_ path: LexicalPath, _ flags: Int32) throws(SystemError) -> OpenFile {
    let descriptor = retryingInterrupts { Glibc.open(path.text, flags | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError() }
    return OpenFile(descriptor: descriptor)
  }
}

extension OpenFile {
  /// Makes a file in memory, without a name, that holds some bytes and is read from their start.
  ///
  /// - Throws: ``SystemError``.
  static func inMemory(_ bytes: [UInt8]) throws(SystemError) -> OpenFile {
    let descriptor = parley_memory_file()
    guard descriptor >= 0 else { throw SystemError(-descriptor) }
    let file = OpenFile(descriptor: descriptor)
    try file.write(bytes.span)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw SystemError() }
    return file
  }
}

/// What the system answered in place of doing what was asked.
package struct SystemError: Error, Equatable {
  /// An `errno`.
  let code: Int32

  /// Takes the code given, by default that of the call just made.
  init(_ code: Int32 = errno) {
    self.code = code
  }

  /// The system's own words for it.
  package var text: String { String(cString: strerror(code)) }
}

/// Makes a call again as long as a signal interrupts it.
func retryingInterrupts<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

extension stat {
  /// Whether it is a plain file.
  var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
  /// Whether it is a folder.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  /// Whether it is a symbolic link.
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}

extension OpenFile {
  /// Appends what is read from here on, to the end of the file or until `limit` bytes are there.
  ///
  /// - Parameters:
  ///   - bytes: What is appended to.
  ///   - limit: How many bytes `bytes` may come to hold.
  ///   - size: How many bytes are likely to come; a file of the system says 0 and has some.
  /// - Throws: ``SystemError``.
  func read(
    into bytes: inout [UInt8],
    upTo limit: Int,
    expecting size: Int = 0
  ) throws(SystemError) {
    try readToEnd(of: descriptor, into: &bytes, upTo: limit, expecting: size)
  }

  /// Writes all bytes.
  ///
  /// - Throws: ``SystemError``; some of the bytes may have been written then.
  func write(_ bytes: borrowing Span<UInt8>) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBufferPointer { buffer in
        retryingInterrupts {
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        }
      }
      guard written > 0 else { throw SystemError(written < 0 ? errno : EIO) }
      start += written
    }
  }
}

/// Appends what is read from a descriptor, to its end or until `limit` bytes are there.
///
/// - Parameters:
///   - descriptor: What is read.
///   - bytes: What is appended to.
///   - limit: How many bytes `bytes` may come to hold.
///   - size: How many bytes are likely to come.
/// - Throws: ``SystemError``.
func readToEnd(
  of descriptor: Int32,
  into bytes: inout [UInt8],
  upTo limit: Int,
  expecting size: Int = 0
) throws(SystemError) {
  var step = max(size, 0) &+ 1
  while bytes.count < limit {
    let room = min(max(step, 4096), limit - bytes.count)
    var failure: SystemError?
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let result = retryingInterrupts { read(descriptor, buffer.baseAddress, room) }
      if result < 0 { failure = SystemError() }
      count = max(result, 0)
    }
    if let failure { throw failure }
    guard !chunk.isEmpty else { return }
    bytes.append(contentsOf: chunk)
    step = 1 << 20
  }
}

/// Returns the next name in a folder, without its NUL; nil at the end.
func nextName(_ stream: OpaquePointer) -> [UInt8]? {
  guard let entry = readdir(stream) else { return nil }
  return withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
}

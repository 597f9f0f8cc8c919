import Glibc

/// Replaces a file in one step: whoever reads it sees the old content or the new one, whole.
enum FileReplacement {
  /// Why a file could not be replaced; it is as it was.
  struct ReplacementError: Error {
    /// The reason in the system's words.
    let reason: String

    fileprivate init() { reason = String(cString: strerror(errno)) }
  }

  /// Replaces a file that exists; its mode stays, and a symbolic link goes on pointing to it.
  static func replace(_ path: String, with bytes: [UInt8]) throws(ReplacementError) {
    guard let resolved = realpath(path, nil) else { throw ReplacementError() }
    let target = String(cString: resolved)
    free(resolved)
    var status = stat()
    // A file that may not be written is not replaced either, although its folder would allow it.
    guard stat(target, &status) == 0, access(target, W_OK) == 0 else { throw ReplacementError() }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var template = Array("\(folder).parley-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ReplacementError() }
    defer { close(descriptor) }
    let isReplaced =
      write(bytes, to: descriptor) && fchmod(descriptor, status.st_mode & 0o7777) == 0
      && fsync(descriptor) == 0 && rename(template, target) == 0
    guard isReplaced else {
      let error = ReplacementError()
      unlink(template)
      throw error
    }
  }

  /// Writes a file, in place of the one that may be there.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: Where; the folder exists.
  /// - Throws: ``ReplacementError``; what was there is as it was.
  static func write(_ bytes: [UInt8], to path: String) throws(ReplacementError) {
    if access(path, F_OK) != 0 {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 || errno == EEXIST else { throw ReplacementError() }
      if descriptor >= 0 { close(descriptor) }
    }
    try replace(path, with: bytes)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno != EINTR {
        return false
      }
    }
    return true
  }
}

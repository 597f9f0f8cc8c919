import Glibc

/// Replaces a file in one step: whoever reads it sees the old content or the new one, whole.
package enum FileReplacement {
  /// Replaces a file that exists; its mode stays, and a symbolic link goes on pointing to it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - bytes: The new content.
  /// - Throws: ``SystemError``; the file is as it was.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    guard let resolved = realpath(path, nil) else { throw SystemError() }
    let target = String(cString: resolved)
    free(resolved)
    var status = stat()
    // A file that may not be written is not replaced either, although its folder would allow it.
    guard stat(target, &status) == 0, access(target, W_OK) == 0 else { throw SystemError() }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    // The X are for mkstemp(3) to fill.
    var template = Array("\(folder).parley-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw SystemError() }
    let file = OpenFile(descriptor: descriptor)
    do throws(SystemError) {
      try file.write(bytes.span)
      guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0,
        rename(template, target) == 0
      else { throw SystemError() }
    } catch {
      unlink(template)
      throw error
    }
  }

  /// Writes a file, in place of the one that may be there.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: Where; the folder exists.
  /// - Throws: ``SystemError``; what was there is as it was.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    if access(path, F_OK) != 0 {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 || errno == EEXIST else { throw SystemError() }
      if descriptor >= 0 { close(descriptor) }
    }
    try replace(path, with: bytes)
  }
}

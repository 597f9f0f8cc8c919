import Glibc

/// A file that only its user can read, for another program to change.
struct TemporaryFile {
  /// Its path.
  let path: String

  /// Writes a file with a text and a newline after it; nil when it cannot be made or does not hold all of it.
  init?(in folder: String, suffix: String, _ text: String) {
    var template = Array("\(folder)/parley-XXXXXX\(suffix)".utf8CString)
    // The file is made with mode 0600.
    let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard TerminalOutput.write(Array((text + "\n").utf8), to: descriptor) else {
      unlink(path)
      return nil
    }
  }

  /// Removes the file.
  func remove() { unlink(path) }
}

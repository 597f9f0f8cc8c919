import Glibc

/// A folder that is removed with this value.
final class TemporaryFolder {
  struct Failure: Error {}

  let path: String

  init() throws {
    var template = Array("/tmp/line-editing-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    let command = "rm -r '\(path)'"
    _ = system(command)
  }

  /// Writes a file and returns its path.
  func write(_ text: String, to name: String, mode: mode_t = 0o600) throws -> String {
    let path = "\(path)/\(name)"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode)
    guard descriptor >= 0 else { throw Failure() }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure() }
    return path
  }
}

/// Tells this process that its terminal has another size.
func raiseWindowChange() async {
  kill(getpid(), SIGWINCH)
}

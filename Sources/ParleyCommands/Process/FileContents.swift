import Glibc

/// Whole files that the command line names, read without leave of a script's permissions.
enum FileContents {
  /// Why a file could not be read.
  struct ReadError: Error {
    /// The reason in the system's words, lower case at its start where the system's is not a name.
    let reason: String
  }

  /// Returns the bytes of a file.
  static func bytes(at path: String) throws(ReadError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadError(reason: reasonOfLastFailure) }
    defer { close(descriptor) }
    return try bytes(of: descriptor)
  }

  /// Returns what an open descriptor still holds.
  static func bytes(of descriptor: Int32) throws(ReadError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw ReadError(reason: reasonOfLastFailure)
      }
    }
  }

  private static var reasonOfLastFailure: String {
    String(cString: strerror(errno))
  }
}

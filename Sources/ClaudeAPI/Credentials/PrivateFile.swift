import Glibc

/// Reads small files whose owner and permissions matter.
enum PrivateFile {
  /// Who may touch the file.
  enum Privacy {
    /// Others may read it, but not write it.
    case unwritable
    /// Others may do nothing, and it is no symbolic link.
    case secret
  }

  /// Why a file was refused.
  struct Refusal: Error {
    /// The reason, to be put after the profile's name.
    let reason: String
  }

  /// The largest file that is read, in bytes.
  private static let limit = 1 << 20

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - privacy: Who may touch it.
  /// - Returns: nil when there is no such file.
  /// - Throws: ``Refusal`` for a file that others may change or read, or that cannot be read.
  static func read(_ path: String, privacy: Privacy) throws(Refusal) -> [UInt8]? {
    let links = privacy == .secret ? O_NOFOLLOW : 0
    // Checked on the opened file, not on its name, so that it cannot be exchanged in between.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | links)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      if errno == ELOOP { throw Refusal(reason: "\(path) is a symbolic link") }
      throw Refusal(reason: "\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    try check(descriptor, path: path, privacy: privacy)
    return try contents(of: descriptor, path: path)
  }

  private static func check(
    _ descriptor: Int32,
    path: String,
    privacy: Privacy
  ) throws(Refusal) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw Refusal(reason: "\(path) cannot be examined")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Refusal(reason: "\(path) is not a file") }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw Refusal(reason: "\(path) belongs to another user")
    }
    let forbidden: mode_t = privacy == .secret ? forbiddenForSecrets(status) : 0o022
    guard status.st_mode & forbidden == 0 else {
      throw Refusal(
        reason: privacy == .secret
          ? "others may read \(path); its permissions must be 600"
          : "others may write \(path)"
      )
    }
  }

  /// What a secret's permissions must not grant.
  ///
  /// A file of root and root's group that nobody may write, mode 0440, may be readable to that group: so look the credentials that
  /// systemd hands to a service, whose group bits stand for its list of access (`LoadCredential=` in systemd.exec(5)).
  private static func forbiddenForSecrets(_ status: stat) -> mode_t {
    let isCredential =
      status.st_uid == 0 && status.st_gid == 0 && status.st_mode & 0o777 == 0o440
    return isCredential ? 0o037 : 0o077
  }

  private static func contents(
    of descriptor: Int32,
    path: String
  ) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let count = Self.read(descriptor, into: &buffer)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Refusal(reason: "\(path) cannot be read") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else { throw Refusal(reason: "\(path) is too large") }
    }
  }

  private static func read(_ descriptor: Int32, into buffer: inout [UInt8]) -> Int {
    buffer.withUnsafeMutableBytes { bytes in
      Glibc.read(descriptor, bytes.baseAddress, bytes.count)
    }
  }
}

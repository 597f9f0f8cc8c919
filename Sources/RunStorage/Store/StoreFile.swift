import Glibc

/// The file of a store, made for its owner alone before SQLite sees it: SQLite gives the files beside it the same mode.
enum StoreFile {
  /// Makes an empty file of mode 0600, and the folders above it of mode 0700; leaves what exists as it is.
  ///
  /// - Throws: ``RunStorageError`` with code `cannotOpen`.
  static func makeIfMissing(
    _ path: String,
    of format: StoreFormat
  ) throws(RunStorageError) {
    if exists(path) { return }
    if let slash = path.lastIndex(of: "/") {
      try makeFolder(String(path[..<slash]), for: path, of: format)
    }
    // Exclusively: to close a second descriptor of a store in use would drop the locks of this process on it.
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor < 0 else {
      close(descriptor)
      return
    }
    guard errno == EEXIST else {
      throw .cannotOpen(path, of: format, reason: RunStorageError.systemReason)
    }
    if exists(path) { return }
    // A symbolic link to what is not there yet: SQLite would make it for everybody to read.
    let target = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard target >= 0 else {
      throw .cannotOpen(path, of: format, reason: RunStorageError.systemReason)
    }
    close(target)
  }

  /// The one path of a file that may be reached by several, as by symbolic links; the path itself while there is no file.
  static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether something has that name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// What tells a file from all others, by whatever name it is reached; nil when there is none.
  static func identity(of path: String) -> [UInt64]? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }

  /// Whether a folder has that name.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func makeFolder(
    _ folder: String,
    for path: String,
    of format: StoreFormat
  ) throws(RunStorageError) {
    if folder.isEmpty || exists(folder) { return }
    if let slash = folder.lastIndex(of: "/") {
      try makeFolder(String(folder[..<slash]), for: path, of: format)
    }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw .cannotOpen(path, of: format, reason: "\(folder): \(RunStorageError.systemReason)")
    }
  }
}

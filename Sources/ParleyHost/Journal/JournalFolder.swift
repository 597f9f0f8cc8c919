import Glibc

/// The folder of journals: made for its owner alone, one file a run.
struct JournalFolder: ~Copyable {
  /// The ending of a journal's file name.
  static let suffix = ".jsonl"

  let file: OpenFile

  private init(file: consuming OpenFile) {
    self.file = file
  }

  /// Opens the folder; it and those above it are made, with mode 0700, where they are missing.
  ///
  /// - Throws: ``SystemError``.
  static func open(_ path: LexicalPath) throws(SystemError) -> JournalFolder {
    for count in path.components.indices {
      let above = LexicalPath(components: Array(path.components[...count]))
      if mkdir(above.text, 0o700) != 0, errno != EEXIST { throw SystemError() }
    }
    let file = try OpenFile.open(path, O_RDONLY | O_DIRECTORY)
    let status = try file.status()
    if status.st_mode & 0o077 != 0, fchmod(file.descriptor, 0o700) != 0 { throw SystemError() }
    return JournalFolder(file: file)
  }

  /// Opens the folder as it is; nothing is made or changed.
  ///
  /// - Throws: ``SystemError``; `ENOENT` where there is none.
  static func openExisting(_ path: LexicalPath) throws(SystemError) -> JournalFolder {
    JournalFolder(file: try OpenFile.open(path, O_RDONLY | O_DIRECTORY))
  }

  /// Makes the file of a new run, mode 0600, and marks it as in use.
  ///
  /// - Parameter run: The run's name.
  /// - Returns: The file, open for appending.
  /// - Throws: ``SystemError``; `EEXIST` when there is a run of that name.
  func makeFile(run: String) throws(SystemError) -> OpenFile {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = retryingInterrupts {
      openat(file.descriptor, run + Self.suffix, flags, 0o600)
    }
    guard descriptor >= 0 else { throw SystemError() }
    let journal = OpenFile(descriptor: descriptor)
    // Held until the process ends, so that another one does not remove it while pruning.
    _ = flock(descriptor, LOCK_EX | LOCK_NB)
    return journal
  }

  /// Removes journals that are too old, and the oldest ones while all together are too large.
  ///
  /// Those in use stay.
  func prune(byteCount limit: Int, age: Duration, now: Timestamp) {
    var journals = journals()
    var total = journals.reduce(0) { $0 + $1.byteCount }
    let oldest = now.microseconds - age.components.seconds.multipliedSaturating(by: 1_000_000)
    journals.sort { $0.modified < $1.modified }
    for journal in journals {
      guard journal.modified.microseconds < oldest || total > limit else { continue }
      if remove(journal.name) { total -= journal.byteCount }
    }
  }

  /// A journal in the folder.
  struct Entry {
    /// The file's name.
    let name: String
    /// Its size in bytes.
    let byteCount: Int
    /// When it was last written to.
    let modified: Timestamp
  }

  /// The journals in the folder, in no order.
  func journals() -> [Entry] {
    let copy = openat(file.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return [] }
    guard let stream = fdopendir(copy) else {
      close(copy)
      return []
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let bytes = nextName(stream) {
      let name = String(decoding: bytes, as: UTF8.self)
      guard name.hasSuffix(Self.suffix) else { continue }
      var status = stat()
      guard fstatat(file.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
        status.isRegularFile
      else { continue }
      let modified = Timestamp(
        microseconds: Int64(status.st_mtim.tv_sec) &* 1_000_000
          &+ Int64(status.st_mtim.tv_nsec) / 1000
      )
      entries.append(Entry(name: name, byteCount: Int(status.st_size), modified: modified))
    }
    return entries
  }

  /// Removes a journal that no run holds; returns whether it is gone.
  private func remove(_ name: String) -> Bool {
    let descriptor = openat(file.descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    let journal = OpenFile(descriptor: descriptor)
    guard flock(journal.descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
    return unlinkat(file.descriptor, name, 0) == 0
  }
}

extension Int64 {
  /// The product, or the nearest end of the range.
  func multipliedSaturating(by other: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    guard overflows else { return product }
    return (self < 0) == (other < 0) ? .max : .min
  }
}

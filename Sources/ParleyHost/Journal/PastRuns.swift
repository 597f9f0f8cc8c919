import Glibc

/// A run whose journal is in the folder.
package struct PastRun: Sendable, Equatable {
  /// Its name, which is the file's without its ending.
  package let run: String
  /// When something was last written to its journal.
  package let modified: Timestamp
  /// Whether a process holds its journal.
  package let isInUse: Bool
  /// Whether it is a session of the prompt.
  package let isSession: Bool
}

/// Reads the journals of earlier runs.
package struct PastRuns: Sendable {
  /// The largest journal that is read, in bytes.
  private static let largestJournal = 1 << 30

  private let folder: String

  /// Makes a reader; does no I/O.
  ///
  /// - Parameter folder: The folder of journals, absolute.
  package init(folder: String) {
    self.folder = folder
  }

  /// The runs, the newest first; none where the folder cannot be read.
  package func all() -> [PastRun] {
    guard let folder = try? JournalFolder.openExisting(LexicalPath(folder)) else { return [] }
    return folder.runs().sorted { ($0.modified, $0.run) > ($1.modified, $1.run) }
  }

  /// What a run's journal holds; nil where it cannot be read.
  package func contents(of run: String) -> JournalContents? {
    guard let folder = try? JournalFolder.openExisting(LexicalPath(folder)),
      let bytes = folder.bytes(of: run, upTo: Self.largestJournal)
    else { return nil }
    return JournalReader.read(bytes)
  }
}

extension JournalFolder {
  /// The runs in the folder, in no order.
  func runs() -> [PastRun] {
    journals().compactMap { journal in
      let descriptor = openat(file.descriptor, journal.name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      let opened = OpenFile(descriptor: descriptor)
      // The lock that this takes ends with `opened`.
      let isInUse = flock(opened.descriptor, LOCK_SH | LOCK_NB) != 0
      return PastRun(
        run: String(journal.name.dropLast(Self.suffix.count)),
        modified: journal.modified,
        isInUse: isInUse,
        isSession: Self.isSession(opened)
      )
    }
  }

  /// The bytes of a run's journal; nil where it cannot be read or is larger than `limit`.
  func bytes(of run: String, upTo limit: Int) -> [UInt8]? {
    let descriptor = openat(
      file.descriptor,
      run + Self.suffix,
      O_RDONLY | O_NOFOLLOW | O_CLOEXEC
    )
    guard descriptor >= 0 else { return nil }
    let opened = OpenFile(descriptor: descriptor)
    var bytes: [UInt8] = []
    guard let status = try? opened.status(), status.isRegularFile, status.st_size <= limit,
      (try? opened.read(into: &bytes, upTo: limit, expecting: Int(status.st_size))) != nil
    else { return nil }
    return bytes
  }

  /// Whether the second record says that the journal is one of the prompt.
  private static func isSession(_ journal: borrowing OpenFile) -> Bool {
    var bytes: [UInt8] = []
    guard (try? journal.read(into: &bytes, upTo: 4096, expecting: 4096)) != nil,
      let end = bytes.firstIndex(of: 0x0A)
    else { return false }
    return bytes[(end + 1)...].starts(with: Array(#"{"type":"session""#.utf8))
  }
}

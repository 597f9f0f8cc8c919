import Synchronization

/// The entries that were handed in, whole, kept in a file that all sessions share.
///
/// What another session adds is there as soon as the entries are asked for again. An entry that is given again moves to the
/// end. An entry that begins with a blank, as one with a secret may, stays in this session. A file that cannot be read or
/// written is told once; from then on the entries of this session stay in memory.
final class EntryHistory: Sendable {
  /// How much is kept.
  struct Limits: Sendable {
    /// The number of entries (default: 5,000).
    var entryCount = 5000
    /// The length of the file in bytes (default: 4 MiB); an entry of more than a quarter of it stays in its session.
    var byteCount = 4 << 20
  }

  private let path: String?
  private let limits: Limits
  private let tell: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// Makes a history that is kept in a file, or in memory only where there is none.
  ///
  /// - Parameters:
  ///   - path: The file, made with the first entry; nil for none.
  ///   - limits: How much is kept.
  ///   - tell: Takes the sentence that says why nothing is kept, at most once.
  init(
    at path: String?,
    limits: Limits = Limits(),
    tell: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.path = path
    self.limits = limits
    self.tell = tell
  }

  /// The entries, oldest first, those of other sessions as of now among them.
  ///
  /// - Complexity: Constant, but for what has come since the last time.
  var entries: [String] {
    let (entries, failure) = state.withLock { state in
      (catchUp(&state), state.takeFailure())
    }
    if let failure { tell(failure) }
    return entries
  }

  /// Adds an entry as the newest, unless it is blank.
  func add(_ entry: String) {
    guard !entry.allSatisfy(\.isWhitespace) else { return }
    let failure = state.withLock { state in
      let isOwn =
        entry.first?.isWhitespace == true || entry.utf8.count > limits.byteCount / 4
      if isOwn || !write(entry, &state) { state.keepAside(entry, limits.entryCount) }
      return state.takeFailure()
    }
    if let failure { tell(failure) }
  }

  private func catchUp(_ state: inout State) -> [String] {
    guard let path, let found = HistoryFile.look(at: path),
      found.identity != state.identity || found.size != state.offset + state.tail.count
    else { return state.entries }
    do {
      if let file = try HistoryFile.forReading(path) { try state.read(file, limits.entryCount) }
    } catch {
      state.fail(error)
    }
    return state.entries
  }

  /// Writes an entry; returns whether it is in the file.
  private func write(_ entry: String, _ state: inout State) -> Bool {
    guard let path else { return false }
    do {
      var file = try HistoryFile.forAppending(path)
      try state.read(file, limits.entryCount)
      if state.newestWritten.map(ByteKey.init) == ByteKey(entry) { return true }
      let line = HistoryLine.bytes(of: entry)
      try file.append((state.tail.isEmpty ? [] : HistoryLine.end(ofTorn: state.tail)) + line)
      try state.read(file, limits.entryCount)
      let isThere = state.newestWritten.map(ByteKey.init) == ByteKey(entry)
      if state.lineCount > 2 * limits.entryCount || file.size > limits.byteCount {
        shorten(consume file, &state)
      }
      return isThere
    } catch {
      state.fail(error)
      return false
    }
  }

  /// Writes the file anew with the newest lines, half as long as it may be, each entry once and damaged lines as they are.
  private func shorten(_ file: consuming HistoryFile, _ state: inout State) {
    do {
      let kept = newest(of: try file.read(from: 0))
      let bytes = kept.flatMap { $0 + [HistoryLine.newline] }
      state.identity = try file.replace(with: bytes)
      state.offset = bytes.count
      state.lineCount = kept.count
    } catch {
      state.fail(error)
    }
  }

  private func newest(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var seen: Set<ByteKey> = []
    var kept: [ArraySlice<UInt8>] = []
    var room = limits.byteCount / 2
    for line in bytes.split(separator: HistoryLine.newline).reversed() {
      if let entry = HistoryLine.entry(of: line), !seen.insert(ByteKey(entry)).inserted { continue }
      room -= line.count + 1
      guard room >= 0, kept.count < limits.entryCount else { break }
      kept.append(line)
    }
    return kept.reversed()
  }
}

/// What a history knows of its file.
private struct State: Sendable {
  /// The entries, oldest first.
  var entries: [String] = []
  /// Those of them that are not in the file.
  var aside: [String] = []
  /// Which file was read.
  var identity: HistoryFile.Identity?
  /// How far it was read, to the end of its last whole line.
  var offset = 0
  /// What stands behind that: a line that was not written to its end.
  var tail: [UInt8] = []
  /// The number of whole lines in the file.
  var lineCount = 0
  /// The entry of the file's last whole line; nil when that is damaged.
  var newestWritten: String?
  private var failure: String?
  private var hasFailed = false

  /// Reads what has come since the last time; all of it when another file stands there.
  mutating func read(_ file: borrowing HistoryFile, _ limit: Int) throws(HistoryFile.Failure) {
    let isOther = identity != file.identity || file.size < offset
    if isOther { (offset, lineCount, newestWritten) = (0, 0, nil) }
    let bytes = try file.read(from: offset)
    identity = file.identity
    let end = bytes.lastIndex(of: HistoryLine.newline).map { $0 + 1 } ?? 0
    tail = Array(bytes[end...])
    offset += end
    let lines = bytes[..<end].split(separator: HistoryLine.newline)
    lineCount += lines.count
    if let last = lines.last { newestWritten = HistoryLine.entry(of: last) }
    let written = lines.compactMap { HistoryLine.entry(of: $0) }
    if isOther {
      entries = Self.unique(written + aside, limit)
    } else {
      for entry in written { Self.add(entry, to: &entries, limit) }
    }
  }

  /// Adds an entry that is not written.
  mutating func keepAside(_ entry: String, _ limit: Int) {
    Self.add(entry, to: &aside, limit)
    Self.add(entry, to: &entries, limit)
  }

  /// Notes why nothing is kept, the first time.
  mutating func fail(_ reason: HistoryFile.Failure) {
    if !hasFailed { failure = reason.message }
    hasFailed = true
  }

  /// What has to be told.
  mutating func takeFailure() -> String? {
    defer { failure = nil }
    return failure
  }

  private static func add(_ entry: String, to entries: inout [String], _ limit: Int) {
    entries.removeAll { ByteKey($0) == ByteKey(entry) }
    entries.append(entry)
    if entries.count > limit { entries.removeFirst(entries.count - limit) }
  }

  /// The newest of some entries, each where it stands last.
  private static func unique(_ entries: [String], _ limit: Int) -> [String] {
    var seen: Set<ByteKey> = []
    var kept: [String] = []
    for entry in entries.reversed() where seen.insert(ByteKey(entry)).inserted {
      kept.append(entry)
      if kept.count == limit { break }
    }
    return kept.reversed()
  }
}

/// A text by its bytes: texts that only look alike differ, and no time goes into finding out.
private struct ByteKey: Hashable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (first: ByteKey, second: ByteKey) -> Bool {
    first.text.utf8.count == second.text.utf8.count
      && first.text.utf8.elementsEqual(second.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

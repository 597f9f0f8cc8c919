import CLineEditing
import Glibc

/// The keys of a terminal, together with the news of the mailbox.
final class TerminalInput {
  /// What comes next.
  enum Event {
    /// A key.
    case key(Key)
    /// The mailbox has something.
    case news
    /// The terminal is gone, or the input has ended.
    case end
  }

  // How long a paste may pause before it counts as whole, in milliseconds.
  private static let pastePatience: Int32 = 3000

  private let descriptor: Int32
  private let mailbox: EditorMailbox
  private let escapeTimeout: Int32
  private let writesMarks: Bool
  private var decoder = KeyDecoder()
  private var bytes: ArraySlice<UInt8> = []
  private var ahead: ArraySlice<Key> = []
  private var consumed = 0
  private var bytesInLineMode = 0

  /// Makes an input of the setting's terminal.
  init(_ setting: EditorSetting) {
    descriptor = setting.configuration.input
    mailbox = setting.mailbox
    let timeout = setting.configuration.escapeTimeout.components
    escapeTimeout = Int32(
      clamping: timeout.seconds * 1000 + timeout.attoseconds / 1_000_000_000_000_000
    )
    writesMarks = setting.configuration.writesSyncMarks
  }

  /// Whether keys or bytes wait.
  var hasWaiting: Bool {
    !ahead.isEmpty || !bytes.isEmpty || parley_bytes_waiting(descriptor) > 0
  }

  /// Says that what waits now was typed while Enter still sent a line feed.
  func expectBytesOfLineMode() {
    bytesInLineMode = Int(parley_bytes_waiting(descriptor))
  }

  /// Puts a key before those that come next.
  func putBack(_ key: Key) {
    ahead = [key] + ahead
  }

  /// Keeps keys for later, after those kept already.
  func putAfter(_ keys: [Key]) {
    ahead += keys
  }

  /// Takes the keys that were kept.
  func takeAhead() -> [Key] {
    defer { ahead = [] }
    return Array(ahead)
  }

  /// Waits for the next key or news; news come first only between keys.
  ///
  /// - Parameter takesAhead: Whether keys that were kept count.
  /// - Returns: What came.
  func next(takesAhead: Bool = true) -> Event {
    if takesAhead, let key = ahead.popFirst() { return .key(key) }
    while true {
      if let byte = bytes.popFirst() {
        if let key = decoder.take(byte) { return .key(key) }
        continue
      }
      switch wait() {
      case .some(true): continue
      case .some(false): return .news
      case .none:
        guard decoder.isWaiting else { return .end }
        if let key = decoder.finish() { return .key(key) }
      }
    }
  }

  /// The next key if all of it has been read already.
  func nextAtHand() -> Key? {
    if let key = ahead.popFirst() { return key }
    while let byte = bytes.popFirst() {
      if let key = decoder.take(byte) { return key }
    }
    return nil
  }

  /// Waits: true when bytes were read, false for news, nil when the time is up or the input has ended.
  private func wait() -> Bool? {
    var descriptors = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(
        fd: decoder.isWaiting ? -1 : mailbox.wakeDescriptor,
        events: Int16(POLLIN),
        revents: 0
      ),
    ]
    let timeout: Int32 =
      decoder.isPasting ? Self.pastePatience : decoder.isWaiting ? escapeTimeout : -1
    if writesMarks, timeout < 0, poll(&descriptors, 2, 0) == 0 { mailbox.mark(consumed: consumed) }
    while true {
      let count = poll(&descriptors, 2, timeout)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      if descriptors[1].revents != 0 { return false }
      return fill()
    }
  }

  private func fill() -> Bool? {
    var read = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(descriptor, &read, read.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return true }
    guard count > 0 else {
      _ = decoder.finish()
      return nil
    }
    for index in 0..<min(bytesInLineMode, count) where read[index] == 0x0A { read[index] = 0x0D }
    bytesInLineMode = max(0, bytesInLineMode - count)
    bytes = read[..<count]
    consumed += count
    return true
  }
}

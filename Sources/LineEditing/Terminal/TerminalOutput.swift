import Glibc
import TerminalText

/// A descriptor that texts are shown on, which remembers whether the last one ended its line.
struct TerminalOutput: ~Copyable {
  private let descriptor: Int32
  private var endsInNewline = true
  private var stripper = ControlSequenceStripper()
  /// Whether marks are written between texts.
  var writesMarks = false

  /// Makes an output on an open descriptor, which stays the caller's.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Writes a text.
  mutating func write(_ text: String) {
    writeRaw(text)
    if let last = stripper.strip(text.suffix(256)).last { endsInNewline = last == "\n" }
  }

  /// Begins a new line, unless the last text ended its own.
  mutating func beginLine() {
    guard !endsInNewline else { return }
    writeRaw("\n")
    endsInNewline = true
  }

  /// Writes a text that is not remembered.
  func writeRaw(_ text: String) {
    Self.write(Array(text.utf8), to: descriptor)
  }

  /// Writes all of the bytes; gives up when the descriptor fails, and returns whether it did not.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

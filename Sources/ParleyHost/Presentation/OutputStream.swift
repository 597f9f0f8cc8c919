import Glibc
import Synchronization

/// Standard output or standard error: whole texts written at once, in order, from any thread.
///
/// A reader that went away is no error: the rest is dropped, and ``isBroken`` tells.
package final class OutputStream: Sendable {
  /// Standard output.
  package static var standardOutput: OutputStream { OutputStream(descriptor: STDOUT_FILENO) }
  /// Standard error.
  package static var standardError: OutputStream { OutputStream(descriptor: STDERR_FILENO) }

  /// Why nothing more is written.
  package enum Failure: Sendable, Equatable {
    /// The reader closed the pipe.
    case broken
    /// Another error, by its `errno`: a full disk, an I/O error.
    case failed(Int32)
  }

  private let descriptor: Int32
  private let onFailure: @Sendable () -> Void
  private let state = Mutex<Failure?>(nil)

  /// Makes a stream over an open descriptor, which it does not close.
  ///
  /// - Parameters:
  ///   - descriptor: Where to write.
  ///   - onFailure: Called once, when nothing more can be written.
  package init(descriptor: Int32, onFailure: @escaping @Sendable () -> Void = {}) {
    self.descriptor = descriptor
    self.onFailure = onFailure
  }

  /// Whether the stream is a terminal.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal; nil for anything else.
  package var columns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Why nothing more is written; nil while all is well.
  package var failure: Failure? { state.withLock { $0 } }

  /// Writes a text whole; after a failure does nothing.
  package func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Writes bytes whole; after a failure does nothing.
  package func write(_ bytes: [UInt8]) {
    let hasFailed = state.withLock { failure in
      guard failure == nil else { return false }
      failure = Self.write(bytes, to: descriptor)
      return failure != nil
    }
    if hasFailed { onFailure() }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Failure? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          descriptor,
          UnsafeRawBufferPointer(rebasing: rest).baseAddress,
          rest.count
        )
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&wanted, 1, 1000)
        } else if errno != EINTR {
          return errno == EPIPE ? .broken : .failed(errno)
        }
      }
      return nil
    }
  }
}

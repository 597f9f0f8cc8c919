import Synchronization

/// Keeps the lines of a log.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  /// All lines so far.
  var all: [String] { lines.withLock { $0 } }

  /// Keeps a line.
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

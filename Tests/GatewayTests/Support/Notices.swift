import Gateway
import Synchronization

/// Keeps what the operator is told.
final class Notices: Sendable {
  private let notices = Mutex<[OperatorNotice]>([])

  /// All notices so far.
  var all: [OperatorNotice] { notices.withLock { $0 } }

  /// Keeps a notice.
  func add(_ notice: OperatorNotice) { notices.withLock { $0.append(notice) } }
}

import Glibc
import Synchronization

/// The process group of a program that was started, so that nothing of it stays behind.
package final class ProcessGroup: Sendable {
  /// The groups whose programs run, by the programs that lead them.
  private static let running = Mutex<Set<pid_t>>([])

  private let leader = Mutex<pid_t?>(nil)

  /// A group that nobody leads yet.
  package init() {}

  /// Ends the programs of all groups at once, as before this process ends without waiting for them.
  package static func killAll() {
    for leader in running.withLock({ $0 }) { _ = Glibc.kill(-leader, SIGKILL) }
  }

  /// Remembers the program that leads it.
  package func hold(_ process: pid_t) {
    // Process 1 and the groups that a negative number means otherwise are never ours.
    guard process > 1 else { return }
    leader.withLock { $0 = process }
    Self.running.withLock { _ = $0.insert(process) }
  }

  /// Ends what is left of it.
  package func kill() {
    guard let leader = leader.withLock({ $0 }) else { return }
    _ = Glibc.kill(-leader, SIGKILL)
  }

  /// Forgets the program that led it, which has ended: its number may soon be another's.
  package func release() {
    guard let leader = leader.withLock({ $0.take() }) else { return }
    Self.running.withLock { _ = $0.remove(leader) }
  }
}

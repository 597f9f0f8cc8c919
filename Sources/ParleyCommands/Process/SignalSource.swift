import Dispatch
import Glibc
import ParleyHost
import Synchronization
import ToolServers

/// Turns SIGINT, SIGTERM and SIGHUP into interrupts of the run, for as long as a run takes.
///
/// The first signal lets the run save what arrived and end by itself; a second one ends the process at once and the programs that it
/// runs with it, or first stops the trials that the first let finish. A SIGHUP that was ignored
/// when the process started, as under `nohup`, stays ignored.
///
/// A handler writes the signal's number into a pipe. To ignore the signals and watch them with a dispatch source would lose those that
/// come before the source listens.
struct SignalSource {
  /// Where the handler writes; -1 while nobody listens.
  private static let wakeDescriptor = Atomic<Int32>(-1)

  private let source: any DispatchSourceRead
  private let caught: [Int32]

  /// Runs `body` while signals raise the interrupts.
  ///
  /// - Parameters:
  ///   - interrupts: What is raised.
  ///   - numbers: The signals that raise it. Default: SIGINT, SIGTERM, SIGHUP.
  ///   - prepare: What is done before a second signal ends the process at once; must not wait. Default: nothing.
  ///   - body: What may be interrupted.
  /// - Returns: What the body returned.
  /// - Throws: What the body throws.
  static func raising<Outcome, Failure: Error>(
    _ interrupts: Interrupts,
    by numbers: [Int32] = [SIGINT, SIGTERM, SIGHUP],
    beforeSuddenEnd prepare: @escaping @Sendable () -> Void = {},
    during body: () async throws(Failure) -> Outcome
  ) async throws(Failure) -> Outcome {
    // A write to a pipe that nobody reads is an error of that write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let source = SignalSource(interrupts, numbers, prepare)
    defer { source?.cancel() }
    return try await body()
  }

  /// Listens; nil when there is no descriptor left for it, and signals keep their usual effect.
  private init?(
    _ interrupts: Interrupts,
    _ numbers: [Int32],
    _ prepare: @escaping @Sendable () -> Void
  ) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    let (reading, writing) = (ends[0], ends[1])
    source = DispatchSource.makeReadSource(
      fileDescriptor: reading,
      queue: DispatchQueue(label: "parley.signals")
    )
    source.setEventHandler { Self.raise(interrupts, asToldBy: reading, prepare) }
    source.setCancelHandler {
      close(reading)
      close(writing)
    }
    source.resume()
    Self.wakeDescriptor.store(writing, ordering: .sequentiallyConsistent)
    caught = numbers.filter { number in
      let previous = signal(number, Self.tell)
      guard number == SIGHUP, unsafeBitCast(previous, to: Int.self) == Self.ignoring else {
        return true
      }
      signal(number, SIG_IGN)
      return false
    }
  }

  /// The number that stands for a disposition of ignoring.
  private static let ignoring = unsafeBitCast(SIG_IGN, to: Int.self)

  /// The handler: does nothing but what is allowed within one.
  private static let tell: @convention(c) (Int32) -> Void = { number in
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(SignalSource.wakeDescriptor.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = saved
  }

  private static func raise(
    _ interrupts: Interrupts,
    asToldBy descriptor: Int32,
    _ prepare: () -> Void
  ) {
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      let reason: Interrupts.Reason = Int32(byte) == SIGINT ? .interrupt : .terminate
      if interrupts.reason != nil, !interrupts.takesAnother {
        prepare()
        // Those who do not end by themselves, at the end of their input, would go on for ever.
        ProcessGroup.killAll()
        _exit(reason == .interrupt ? 130 : 143)
      }
      interrupts.raise(reason)
    }
  }

  private func cancel() {
    for number in caught { signal(number, SIG_DFL) }
    Self.wakeDescriptor.store(-1, ordering: .sequentiallyConsistent)
    source.cancel()
  }
}

import Dispatch
import Glibc
import ParleyHost

/// Turns SIGINT, SIGTERM and SIGHUP into interrupts of the run, for as long as a run takes.
///
/// The first signal lets the run save what arrived and end by itself; a second one ends the process at once.
struct SignalSource {
  private let sources: [any DispatchSourceSignal]

  /// Runs `body` while signals raise the interrupts.
  static func raising<Outcome, Failure: Error>(
    _ interrupts: Interrupts,
    during body: () async throws(Failure) -> Outcome
  ) async throws(Failure) -> Outcome {
    let source = SignalSource(interrupts)
    defer { source.cancel() }
    return try await body()
  }

  private init(_ interrupts: Interrupts) {
    // A write to a pipe that nobody reads is an error of that write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    let queue = DispatchQueue(label: "parley.signals")
    sources = [(SIGINT, Interrupts.Reason.interrupt), (SIGTERM, .terminate), (SIGHUP, .terminate)]
      .map { number, reason in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler {
          if interrupts.reason != nil { _exit(reason == .interrupt ? 130 : 143) }
          interrupts.raise(reason)
        }
        source.resume()
        return source
      }
  }

  private func cancel() {
    for source in sources { source.cancel() }
  }
}

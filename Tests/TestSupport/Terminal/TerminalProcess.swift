import CPseudoTerminal
import Foundation
import Glibc
import Synchronization
import Testing

/// A program that runs on a ``PseudoTerminal`` as its controlling terminal, in a session of its own.
package final class TerminalProcess: Sendable {
  /// How a program ended.
  package enum Outcome: Sendable, Equatable {
    /// It exited with a status.
    case exited(Int32)
    /// A signal ended it.
    case killed(Int32)
  }

  /// The process's number.
  package let identifier: Int32
  private let terminal: PseudoTerminal
  private let end = End()

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The executable.
  ///   - arguments: Its arguments, without its name.
  ///   - environment: All its variables.
  ///   - folder: Its working directory.
  ///   - terminal: The terminal, which waits no longer when the program has ended.
  /// - Throws: ``TerminalFailure`` when it cannot be started.
  package init(
    _ path: String,
    _ arguments: [String] = [],
    environment: [String: String],
    in folder: String,
    on terminal: PseudoTerminal
  ) throws(TerminalFailure) {
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { word in strdup(word) }
    var variables = environment.map { name, value in strdup("\(name)=\(value)") }
    defer { for text in words + variables { free(text) } }
    words.append(nil)
    variables.append(nil)
    var process: pid_t = 0
    let number = parley_start_on_terminal(
      &process,
      terminal.descriptor,
      folder,
      words,
      variables
    )
    guard number == 0 else { throw TerminalFailure(what: "start \(path)", number: number) }
    identifier = process
    self.terminal = terminal
    terminal.attach { [end] in end.outcome.withLock { $0 != nil } }
    Thread.detachNewThread { [end, process] in
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7F
      end.outcome.withLock { $0 = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal) }
    }
  }

  deinit {
    signal(SIGKILL)
  }

  /// Whether it has ended.
  package var hasEnded: Bool { end.outcome.withLock { $0 != nil } }

  /// Sends it a signal; nothing when it has ended.
  package func signal(_ number: Int32) {
    if !hasEnded { kill(identifier, number) }
  }

  /// Waits until it has ended and all that it wrote is on the screen; it is killed, and an issue recorded, after the time limit.
  package func outcome(
    within limit: Duration = .seconds(120),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async -> Outcome {
    if await !terminal.waitsForEnd(within: limit) {
      let screen = terminal.screen.joined(separator: "\n")
      Issue.record("did not end; screen:\n\(screen)", sourceLocation: sourceLocation)
      signal(SIGKILL)
      _ = await terminal.waitsForEnd(within: .seconds(120))
    }
    return end.outcome.withLock { $0 } ?? .killed(0)
  }
}

/// How a process ended, shared with the thread that waits for it.
private final class End: Sendable {
  let outcome = Mutex<TerminalProcess.Outcome?>(nil)
}

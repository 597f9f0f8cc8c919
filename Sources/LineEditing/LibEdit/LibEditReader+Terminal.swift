import CLineEditing
import Glibc

/// The terminal between entries, for other programs, and for interrupts.
extension LibEditReader {
  /// Takes the terminal for editing; what has been typed already counts as typed here.
  func takeTerminal() {
    input.expectBytesOfLineMode()
    edit.prepareTerminal(true)
    emit("\u{1B}[?2004h")
  }

  func release() {
    edit.prepareTerminal(false)
    parley_restore_terminal()
  }

  func retake() {
    takeTerminal()
    edit.prepareTerminal(false)
  }

  /// Gives the terminal back, stops the process, and takes the terminal again when it goes on.
  func stopProcess() {
    release()
    parley_let_stop(1)
    setting.configuration.stopProcess()
    parley_let_stop(0)
    takeTerminal()
  }

  func wait(onInterrupt: (@Sendable () -> Void)?) {
    guard let onInterrupt else { return waitForJobs() }
    edit.prepareTerminal(true)
    var ahead: [Key] = []
    watching: while !setting.mailbox.hasJobs {
      switch input.next(takesAhead: false) {
      case .end: break watching
      case .news:
        for number in setting.mailbox.takeNews().signals {
          if number == SIGINT { interrupt(&ahead, onInterrupt) } else { heed(number) }
        }
      case .key(.scalar("\u{03}")), .key(.scalar("\u{1B}")): interrupt(&ahead, onInterrupt)
      case .key(.scalar("\u{1A}")): stopProcess()
      case .key(let key): ahead.append(key)
      }
    }
    input.putAfter(ahead)
    edit.prepareTerminal(false)
    if !setting.mailbox.hasJobs { waitForJobs() }
  }

  /// What was typed before an interrupt is kept, but must not be handed in by itself.
  private func interrupt(_ ahead: inout [Key], _ onInterrupt: () -> Void) {
    ahead = input.takeAhead() + ahead
    ahead = ahead.map { key in
      key == .scalar("\r") || key == .named(.enter) ? .named(.newline) : key
    }
    while ahead.last == .named(.newline) { ahead.removeLast() }
    onInterrupt()
  }

  private func waitForJobs() {
    while !setting.mailbox.hasJobs {
      var descriptor = pollfd(
        fd: setting.mailbox.wakeDescriptor,
        events: Int16(POLLIN),
        revents: 0
      )
      _ = poll(&descriptor, 1, -1)
      for number in setting.mailbox.takeNews().signals { heed(number) }
      edit.prepareTerminal(false)
    }
  }

  /// Heeds a signal that came while no entry is edited.
  private func heed(_ number: Int32) {
    switch number {
    case SIGTSTP: stopProcess()
    case SIGCONT:
      edit.prepareTerminal(false)
      takeTerminal()
    default: break
    }
  }

  /// Takes the terminal again after the process was stopped by another, and draws the entry anew.
  func goOn() {
    edit.prepareTerminal(false)
    takeTerminal()
    emit("\r\u{1B}[J")
    drawAgain()
  }

  /// Draws prompt and entry from the current line on, at the terminal's current size.
  func drawAgain() {
    size = TerminalSize(of: setting.output)
    surelyFits = 0
    edit.resize()
    edit.refresh()
    forgetPainted()
  }
}

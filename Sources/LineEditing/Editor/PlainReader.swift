import CLineEditing
import Glibc

/// Reads entries line by line, as the system edits them, and writes no control sequence.
final class PlainReader: EntryReader {
  private let setting: EditorSetting
  private let isPrompted: Bool
  private var buffer: [UInt8] = []
  private var scanned = 0
  private var isAtEnd = false

  /// Makes a reader of the setting's input.
  init(_ setting: EditorSetting) {
    self.setting = setting
    isPrompted = isatty(setting.configuration.input) == 1
    if setting.configuration.handlesSignals {
      parley_take_signals(setting.mailbox.signalDescriptor, 1)
    }
  }

  deinit {
    if setting.configuration.handlesSignals { parley_leave_signals() }
  }

  func read(_ request: EditorMailbox.ReadRequest) -> ReadOutcome {
    var lines: [String] = []
    if !request.text.isEmpty { show(request.text + "\n") }
    while true {
      let prompt = lines.isEmpty ? request.prompt.text : request.prompt.continuation
      show(prompt)
      switch nextLine(prompt, number: request.number) {
      case .interrupt:
        show("\n")
        return .interrupt
      case .end:
        show("\n")
        return lines.isEmpty ? .end : .entry(lines.joined(separator: "\n"))
      case .entry(let line):
        if lines.isEmpty, line.isEmpty, !request.text.isEmpty { return .entry(request.text) }
        lines.append(line)
        let entry = lines.joined(separator: "\n")
        if setting.assistant.isComplete(entry) { return .entry(entry) }
      }
    }
  }

  func wait(onInterrupt: (@Sendable () -> Void)?) {
    while !setting.mailbox.hasJobs {
      _ = waitForInput(reads: false)
      let news = setting.mailbox.takeNews()
      if news.signals.contains(SIGINT) { onInterrupt?() }
    }
  }

  func release() {}

  func retake() {}

  /// The next line without its end, as an entry; an interrupt drops what has been typed of it.
  private func nextLine(_ prompt: String, number: Int) -> ReadOutcome {
    while true {
      if let line = takeLine() { return .entry(line) }
      if isAtEnd { return .end }
      if waitForInput(reads: true) {
        fill()
        continue
      }
      let news = setting.mailbox.takeNews()
      if news.signals.contains(SIGINT) || setting.mailbox.isCancelled(number) {
        buffer = []
        scanned = 0
        return .interrupt
      }
      if !news.text.isEmpty { show((isPrompted ? "\n" : "") + news.text + prompt) }
    }
  }

  private func takeLine() -> String? {
    guard let end = buffer[scanned...].firstIndex(of: 0x0A) else {
      scanned = buffer.count
      guard isAtEnd, !buffer.isEmpty else { return nil }
      return take(buffer.count, skipping: 0)
    }
    return take(end, skipping: 1)
  }

  private func take(_ count: Int, skipping newline: Int) -> String {
    let hasReturn = count > 0 && buffer[count - 1] == 0x0D
    let line = String(decoding: buffer[..<(hasReturn ? count - 1 : count)], as: UTF8.self)
    buffer.removeFirst(count + newline)
    scanned = 0
    return line
  }

  /// Whether there is input; false when only the mailbox has something.
  private func waitForInput(reads: Bool) -> Bool {
    var descriptors = [
      pollfd(fd: setting.mailbox.wakeDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: reads ? setting.configuration.input : -1, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&descriptors, 2, -1) < 0 && errno == EINTR {}
    return descriptors[0].revents == 0
  }

  private func fill() {
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(setting.configuration.input, &bytes, bytes.count)
    if count > 0 {
      buffer += bytes[..<count]
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isAtEnd = true
    }
  }

  private func show(_ text: String) {
    guard isPrompted else { return }
    TerminalOutput.write(Array(text.utf8), to: setting.output)
  }
}

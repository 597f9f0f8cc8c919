import CPseudoTerminal
import Glibc
import Synchronization
import Testing

/// A terminal that a test holds: it types, looks at the screen, and waits for what shall stand there.
///
/// A thread of its own reads what programs write and keeps a ``TerminalModel`` of the screen, so nothing blocks and no test
/// waits on a thread of the task pool. Waiting ends as soon as the condition holds; the time limits are for what never comes.
package final class PseudoTerminal: Sendable {
  /// The descriptor for a program in this process: editing reads and writes here.
  package let descriptor: Int32
  private let reader: TerminalReader

  /// Opens a terminal.
  ///
  /// - Throws: ``TerminalFailure`` when the system has none to give.
  package init(columns: Int = 80, rows: Int = 24) throws(TerminalFailure) {
    var controller: Int32 = -1
    var terminal: Int32 = -1
    let number = parley_open_pseudo_terminal(&controller, &terminal, Int32(columns), Int32(rows))
    guard number == 0 else { throw TerminalFailure(what: "open a pseudo-terminal", number: number) }
    descriptor = terminal
    reader = TerminalReader(
      controller: controller,
      model: TerminalModel(columns: columns, rows: rows)
    )
    reader.start()
  }

  deinit {
    reader.stop()
    close(descriptor)
  }

  /// The screen as it is now.
  package var model: TerminalModel { reader.state.withLock { $0.model } }

  /// The rows on the screen as they are now, without the blanks at their ends.
  package var screen: [String] { model.screen }

  /// All that programs have written so far, as it came.
  package var transcript: String {
    String(decoding: reader.state.withLock { $0.transcript }, as: UTF8.self)
  }

  /// The terminal's modes as they are now.
  package var attributes: TerminalAttributes {
    var attributes = termios()
    tcgetattr(descriptor, &attributes)
    return TerminalAttributes(attributes)
  }

  /// Types some text; control characters are keys.
  ///
  /// Returns at once: what the terminal cannot take yet follows as soon as it can.
  package func send(_ text: String) {
    reader.send(Array(text.utf8))
  }

  /// Types some text and waits until the program's mark says that it has read and drawn all of it.
  ///
  /// - Returns: Whether the mark came.
  @discardableResult
  package func type(
    _ text: String,
    within limit: Duration = .seconds(120),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async -> Bool {
    let count = reader.send(Array(text.utf8))
    return await expect(
      "that all that was typed is read",
      within: limit,
      sourceLocation: sourceLocation
    ) { ($0.marks.first ?? -1) >= count }
  }

  /// Pastes some text as terminals do when the program has asked for marks around it.
  package func paste(_ text: String) {
    send("\u{1B}[200~\(text)\u{1B}[201~")
  }

  /// Waits until a text stands on the screen or has scrolled off it, and records an issue with the screen when it does not come.
  ///
  /// - Returns: Whether it came.
  @discardableResult
  package func expect(
    _ text: String,
    within limit: Duration = .seconds(120),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async -> Bool {
    await expect("“\(text)”", within: limit, sourceLocation: sourceLocation) {
      $0.text.contains(text)
    }
  }

  /// Waits until the screen is as it should be, and records an issue with the screen when it does not come to that.
  ///
  /// - Parameters:
  ///   - what: What is waited for, as a sentence would go on after "waited for".
  ///   - limit: How long. Default: 120 s, since tests that compute share two threads with those that wait.
  ///   - sourceLocation: The place in a test that a failure is reported at.
  ///   - condition: Whether the screen is as it should be.
  /// - Returns: Whether it came to that.
  @discardableResult
  package func expect(
    _ what: String,
    within limit: Duration = .seconds(120),
    sourceLocation: SourceLocation = #_sourceLocation,
    until condition: @escaping @Sendable (TerminalModel) -> Bool
  ) async -> Bool {
    if await waits(within: limit, until: condition) { return true }
    let model = model
    if condition(model) { return true }
    let rows = model.screen.enumerated().map { "\($0.offset)\t|\($0.element)" }
    Issue.record(
      "waited for \(what); cursor \(model.cursor), screen:\n\(rows.joined(separator: "\n"))",
      sourceLocation: sourceLocation
    )
    return false
  }

  /// Waits until the screen is as it should be.
  ///
  /// - Returns: Whether it came to that; false at once when the program on the terminal has ended without.
  package func waits(
    within limit: Duration = .seconds(120),
    until condition: @escaping @Sendable (TerminalModel) -> Bool
  ) async -> Bool {
    await reader.waits(until: .now + limit, forEnd: false, condition)
  }

  /// Gives the terminal another size, which programs on it are told.
  package func resize(columns: Int, rows: Int) {
    reader.state.withLock { state in
      state.model.resize(columns: columns, rows: rows)
      _ = parley_resize_pseudo_terminal(reader.controller, Int32(columns), Int32(rows))
    }
  }

  /// Hangs up: programs on the terminal get SIGHUP, what they write then is lost.
  package func hangUp() {
    reader.hangUp()
  }

  /// Lets waiting end when a program has ended.
  func attach(hasEnded: @escaping @Sendable () -> Bool) {
    reader.state.withLock { $0.hasEnded = hasEnded }
  }

  /// Waits until the attached program has ended and all that it wrote is read.
  func waitsForEnd(within limit: Duration) async -> Bool {
    await reader.waits(until: .now + limit, forEnd: true) { _ in false }
  }
}

/// What the system refused.
package struct TerminalFailure: Error {
  /// What was tried.
  package let what: String
  /// The errno.
  package let number: Int32
}

/// The modes of a terminal, for comparison.
package struct TerminalAttributes: Sendable, Equatable {
  /// The input, output, control and local modes.
  package let modes: [UInt32]
  /// The control characters.
  package let characters: [UInt8]

  init(_ attributes: termios) {
    modes = [attributes.c_iflag, attributes.c_oflag, attributes.c_cflag, attributes.c_lflag]
    characters = withUnsafeBytes(of: attributes.c_cc) { Array($0) }
  }
}

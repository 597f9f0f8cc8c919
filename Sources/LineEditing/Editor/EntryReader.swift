/// What reads entries from a terminal or another input; lives on the editor's thread and is touched by no other.
///
/// Two exist: one on libedit, and a plain one for everything that is not a full terminal.
protocol EntryReader: AnyObject {
  /// Reads an entry.
  func read(_ request: EditorMailbox.ReadRequest) -> ReadOutcome

  /// Waits until there is a job; meanwhile interrupts go to `onInterrupt`, and where it is nil the terminal is not read.
  func wait(onInterrupt: (@Sendable () -> Void)?)

  /// Gives the terminal the state it was found in.
  func release()

  /// Takes the terminal again.
  func retake()
}

import CLineEditing

/// Lets one thread at a time into libedit, whose editors share a description of the terminal.
enum LibEditLock {
  /// Waits until no other thread is within.
  static func enter() { parley_enter_libedit() }

  /// Lets another thread in.
  static func leave() { parley_leave_libedit() }
}

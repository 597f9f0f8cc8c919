/// A key that was pressed, or a text that was pasted.
enum Key: Equatable {
  /// A character, control characters included; Enter is U+000D, Escape U+001B.
  case scalar(Unicode.Scalar)
  /// A character with the Alt key.
  case alt(Unicode.Scalar)
  /// A key with a name.
  case named(KeyCode)
  /// A text between the marks of a bracketed paste.
  case paste([UInt8])
}

/// The keys with names and what the editor asks of itself, as the characters that libedit gets for them.
///
/// The codes are C1 control characters, which no keyboard sends in UTF-8, so that one lookup in libedit's key map finds the
/// command, and no sequence of a terminal ever reaches it.
enum KeyCode: UInt32, CaseIterable {
  /// The arrow up.
  case up = 0x80
  /// The arrow down.
  case down
  /// The arrow to the right.
  case right
  /// The arrow to the left.
  case left
  /// Home.
  case home
  /// End.
  case end
  /// Delete.
  case delete
  /// The arrow to the left with Ctrl or Alt.
  case wordLeft
  /// The arrow to the right with Ctrl or Alt.
  case wordRight
  /// Home with Ctrl.
  case entryStart
  /// End with Ctrl.
  case entryEnd
  /// The arrow up with Ctrl, and Page Up.
  case older
  /// The arrow down with Ctrl, and Page Down.
  case newer
  /// Tab with Shift.
  case backTab
  /// Backspace with Ctrl.
  case deleteWordLeft
  /// Delete with Ctrl.
  case deleteWordRight
  /// Enter with Alt, Shift or Ctrl.
  case newline
  /// Enter on the keypad, or spelled as a sequence.
  case enter
  /// A key without use here.
  case ignored
  /// Inserts the paste that waits.
  case paste
  /// Inserts the scalar that waits, as its own cell or joined to the one before.
  case insert
  /// Inserts the characters that wait.
  case insertRun
  /// Puts in what the entry begins with.
  case begin
  /// Hands the entry in.
  case accept
  /// Gives the entry up.
  case interrupt
  /// Ends the reading, whatever has been typed.
  case leave
  /// Stops the process.
  case suspend
  /// Removes the cell before the cursor.
  case deleteLast
}

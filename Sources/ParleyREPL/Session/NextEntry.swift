/// What comes after an entry.
package enum NextEntry: Sendable, Equatable {
  /// Another entry, which begins with a text; the cursor's place is in UTF-8 bytes, nil for its end.
  case goOn(beginningWith: String = "", cursor: Int? = nil)
  /// The session is left.
  case quit
}

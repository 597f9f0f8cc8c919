/// What stands before and beside an entry while it is edited.
package struct Prompt: Sendable, Equatable {
  /// The text before the first line, without control sequences.
  package var text: String
  /// The text before every further line, without control sequences.
  package var continuation: String
  /// The text at the right edge, dim, shown where there is room; empty for none.
  package var right: String

  /// Makes a prompt.
  package init(_ text: String, continuation: String = "… ", right: String = "") {
    self.text = text
    self.continuation = continuation
    self.right = right
  }
}

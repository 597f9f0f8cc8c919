/// What the parts of a reply have to be; nil for a part that is free.
package struct ReplyConstraint: Sendable, Hashable {
  /// The answer's text.
  ///
  /// A call of a tool can then come only in place of the text, never behind it.
  package var text: TextConstraint?
  /// A tool call.
  package var call: TextConstraint?

  /// Makes a constraint.
  package init(text: TextConstraint? = nil, call: TextConstraint? = nil) {
    self.text = text
    self.call = call
  }
}

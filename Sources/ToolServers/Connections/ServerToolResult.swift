import ClaudeMessages

/// What a tool of a server gave.
package struct ServerToolResult: Sendable, Hashable {
  /// The result as blocks of a tool result, text and images; may be empty.
  package let content: [ContentBlock]
  /// Whether the tool failed; the content then says why.
  package let isError: Bool

  /// Makes a result.
  package init(content: [ContentBlock], isError: Bool) {
    self.content = content
    self.isError = isError
  }
}

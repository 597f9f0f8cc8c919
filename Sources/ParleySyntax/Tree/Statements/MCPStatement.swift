import ParleyDiagnostics

/// `mcp "server args"`: starts a server of tools and gives them to the conversation.
package struct MCPStatement: Sendable {
  /// The program and its arguments, not split yet.
  package let command: TextTemplate
  /// From the verb to the end of the command.
  package let span: SourceSpan
}

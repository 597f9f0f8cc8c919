import ParleyDiagnostics

/// `chat NAME`, `fork NAME`: which conversation the next statements speak in.
package struct ConversationStatement: Sendable {
  /// How the conversation comes to be.
  package enum Kind: String, Sendable {
    /// Switched to; made on first use.
    case chat
    /// A copy of the current one under a new name.
    case fork
  }

  /// How the conversation comes to be.
  package let kind: Kind
  /// Its name.
  package let name: TextTemplate
  /// From the verb to the name's end.
  package let span: SourceSpan
}

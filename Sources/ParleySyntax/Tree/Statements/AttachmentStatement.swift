import ParleyDiagnostics

/// `image PATH_OR_URL`, `document PATH_OR_URL`: attaches to the next user turn.
package struct AttachmentStatement: Sendable {
  /// What is attached.
  package enum Kind: String, Sendable {
    /// A picture.
    case image
    /// A document.
    case document
  }

  /// What is attached.
  package let kind: Kind
  /// A path or a URL.
  package let source: TextTemplate
  /// From the verb to the source's end.
  package let span: SourceSpan
}

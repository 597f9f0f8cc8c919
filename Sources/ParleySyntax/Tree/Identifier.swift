import ParleyDiagnostics

/// A name as it was written, with its place.
package struct Identifier: Hashable, Sendable {
  /// The characters of the name.
  package let text: String
  /// Where it stands.
  package let span: SourceSpan
}

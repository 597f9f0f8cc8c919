import ParleyDiagnostics

/// `param NAME = DEFAULT "what it is"`, `param NAME "what it is"`: a parameter of the script.
package struct ParamStatement: Sendable {
  /// The parameter.
  package let name: Identifier
  /// Its default; nil for a required text.
  package let defaultValue: Expression?
  /// What it is, in the author's words; nil where none are given.
  package let description: TextTemplate?
  /// From `param` to the end.
  package let span: SourceSpan
}

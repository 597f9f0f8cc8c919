import ParleyDiagnostics

/// `break`, `continue`; whether a loop is around it is not checked by the parser.
package struct JumpStatement: Sendable {
  /// Where to.
  package enum Kind: String, Sendable {
    /// Behind the loop.
    case breakLoop = "break"
    /// To the loop's next round.
    case continueLoop = "continue"
  }

  /// Where to.
  package let kind: Kind
  /// The verb.
  package let span: SourceSpan
}

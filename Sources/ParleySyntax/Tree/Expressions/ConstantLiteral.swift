import ParleyDiagnostics

/// `null`, `true`, `false` or a number.
package struct ConstantLiteral: Sendable {
  /// What the literal stands for.
  package enum Value: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number without point and exponent.
    case int(Int64)
    /// A number with a point or an exponent; finite.
    case float(Double)
  }

  /// What it stands for.
  package let value: Value
  /// Where it stands.
  package let span: SourceSpan
}

import ParleyDiagnostics

/// `{ key: value, "other key": value }`.
package struct MapLiteral: Sendable {
  /// One key with its value.
  package struct Entry: Sendable {
    /// The key: a constant name, or a text that may compute.
    package let key: Key
    /// The value.
    package let value: Expression
  }

  /// The left side of an entry.
  package enum Key: Sendable {
    /// A name, reserved words included; it stands for itself.
    case name(Identifier)
    /// A text literal.
    case text(TextTemplate)

    /// Where it stands.
    package var span: SourceSpan {
      switch self {
      case .name(let name): name.span
      case .text(let text): text.span
      }
    }
  }

  /// The entries in their order; a doubled constant key is not found by the parser.
  package let entries: [Entry]
  /// From brace to brace.
  package let span: SourceSpan
}

import ParleyDiagnostics

/// The type of a field or of a tool's parameter, as it is written.
package indirect enum TypeSyntax: Sendable {
  /// `string`, `int`, `float`, `bool`, or the name of a schema; which it is the parser does not know.
  case named(Identifier)
  /// `[T]`, with its brackets.
  case list(TypeSyntax, SourceSpan)
  /// `"free" | "pro"`: one text at least, and doubled ones are not found by the parser.
  case choice([TextTemplate], SourceSpan)
  /// `T?`, the mark included; never of another one.
  case optional(TypeSyntax, SourceSpan)

  /// The source it covers.
  package var span: SourceSpan {
    switch self {
    case .named(let name): name.span
    case .list(_, let span), .choice(_, let span), .optional(_, let span): span
    }
  }

  /// The names in the type: one, or none in a choice.
  package var name: Identifier? {
    switch self {
    case .named(let name): name
    case .list(let type, _), .optional(let type, _): type.name
    case .choice: nil
    }
  }

  /// The texts in the type, in the order of the source; none but in a choice.
  package var texts: [TextTemplate] {
    switch self {
    case .named: []
    case .list(let type, _), .optional(let type, _): type.texts
    case .choice(let texts, _): texts
    }
  }
}

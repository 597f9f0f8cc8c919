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
  /// What could not be read; an error was reported there.
  case invalid(SourceSpan)

  /// The source it covers.
  package var span: SourceSpan {
    switch self {
    case .named(let name): name.span
    case .list(_, let span), .choice(_, let span), .optional(_, let span), .invalid(let span): span
    }
  }

  /// The name in the type; nil in a choice, and where it could not be read.
  package var name: Identifier? {
    switch self {
    case .named(let name): name
    case .list(let type, _), .optional(let type, _): type.name
    case .choice, .invalid: nil
    }
  }

  /// The texts in the type, in the order of the source; none but in a choice.
  package var texts: [TextTemplate] {
    switch self {
    case .named, .invalid: []
    case .list(let type, _), .optional(let type, _): type.texts
    case .choice(let texts, _): texts
    }
  }
}

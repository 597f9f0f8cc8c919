import ParleyDiagnostics

/// What a setting is set to.
package enum SettingArgument: Sendable {
  /// A word or a text literal; for ``SettingArgumentKind/word`` and ``SettingArgumentKind/wordOrInteger``.
  case word(TextTemplate)
  /// A text; for ``SettingArgumentKind/text``.
  case text(TextTemplate)
  /// One or more texts; for ``SettingArgumentKind/words`` and ``SettingArgumentKind/texts``.
  case texts([TextTemplate])
  /// An expression; for ``SettingArgumentKind/integer`` and ``SettingArgumentKind/number``.
  case number(Expression)
  /// `set FIELD EXPR`; for ``SettingArgumentKind/field``.
  case field(Identifier, Expression)
  /// What could not be read; an error was reported there.
  case invalid(SourceSpan)

  /// The source it covers; a list from its first text to its last.
  package var span: SourceSpan {
    switch self {
    case .word(let text), .text(let text): text.span
    case .texts(let texts):
      texts.dropFirst().reduce(texts.first?.span ?? SourceSpan(0, 0)) { $0.union($1.span) }
    case .number(let expression): expression.span
    case .field(let name, let expression): name.span.union(expression.span)
    case .invalid(let span): span
    }
  }
}

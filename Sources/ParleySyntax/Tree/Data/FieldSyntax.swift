import ParleyDiagnostics

/// `name: string "full name"`: a field of a schema, or a parameter of a tool.
package struct FieldSyntax: Sendable {
  /// Its name, which may be any word; empty where it could not be read, which was reported.
  package let name: Identifier
  /// What its value may be.
  package let type: TypeSyntax
  /// What it means, for the model; nil where the script does not say.
  package let description: TextTemplate?
  /// From the name to the end of the type or the description.
  package let span: SourceSpan

  /// A field of which only the name could be read.
  ///
  /// It is kept, so that what uses the name is not reported for what is wrong with the field.
  static func unread(_ name: Identifier) -> FieldSyntax {
    FieldSyntax(name: name, type: .invalid(name.span), description: nil, span: name.span)
  }

  /// The texts of the type and the description, in the order of the source.
  package var texts: [TextTemplate] { type.texts + [description].compactMap(\.self) }
}

import ParleyDiagnostics

/// `name: string "full name"`: a field of a schema, or a parameter of a tool.
package struct FieldSyntax: Sendable {
  /// Its name; any word may be one.
  package let name: Identifier
  /// What its value may be.
  package let type: TypeSyntax
  /// What it means, for the model; nil where the script does not say.
  package let description: TextTemplate?
  /// From the name to the end of the type or the description.
  package let span: SourceSpan

  /// The texts of the type and the description, in the order of the source.
  package var texts: [TextTemplate] { type.texts + [description].compactMap(\.self) }
}

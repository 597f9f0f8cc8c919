import ParleyDiagnostics

/// `model haiku`, `max_tokens 200`, …: what the next requests carry.
///
/// Which settings there are, and the shape of each one's argument, is told by ``SettingSyntax``.
package struct SettingStatement: Sendable {
  /// The setting.
  package let setting: SettingSyntax
  /// The setting's name as it stands in the source.
  package let name: Identifier
  /// What it is set to, of the shape that the setting's ``SettingSyntax/argument`` asks for.
  package let argument: SettingArgument
  /// From the name to the argument's end.
  package let span: SourceSpan

  /// Makes a statement.
  package init(
    setting: SettingSyntax,
    name: Identifier,
    argument: SettingArgument,
    span: SourceSpan
  ) {
    self.setting = setting
    self.name = name
    self.argument = argument
    self.span = span
  }
}

import ParleyDiagnostics
import ParleySyntax

/// What is wrong or doubtful about settings, in words that serve a diagnostic before the run and an error within it.
package struct SettingMistake: Error, Sendable, Hashable {
  /// The stable name.
  package let id: Diagnostic.ID
  /// How bad it is.
  package let severity: Diagnostic.Severity
  /// The setting to blame; nil where it is the turn before the request: a prefill.
  package let setting: String?
  /// The mistake: stands on its own, lower case, no full stop.
  package let message: String
  /// A few words put beside the underline; nil for none.
  package let label: String?
  /// What to do about it; nil where nothing is known.
  package let help: String?
  /// The word that was probably meant; nil where nothing is near.
  package let replacement: String?

  init(
    _ id: Diagnostic.ID,
    _ setting: String?,
    _ message: String,
    severity: Diagnostic.Severity = .error,
    label: String? = nil,
    help: String? = nil,
    replacement: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.setting = setting
    self.message = message
    self.label = label
    self.help = help
    self.replacement = replacement
  }

  /// The mistake at its place in the source.
  ///
  /// - Parameters:
  ///   - span: What is underlined.
  ///   - argument: The setting's argument where it is one text, which the replacement is put in place of.
  /// - Returns: The diagnostic, with a fix-it where the word that was meant is known.
  func diagnostic(at span: SourceSpan, replacing argument: TextTemplate? = nil) -> Diagnostic {
    var fixIts: [FixIt] = []
    if let replacement, let argument {
      let written = argument.form == .word ? replacement : "\"\(replacement)\""
      fixIts.append(FixIt("did you mean \(replacement)?", [FixIt.Edit(argument.span, written)]))
    }
    return Diagnostic(
      id,
      message,
      at: span,
      severity: severity,
      label: label,
      help: help.map { [$0] } ?? [],
      fixIts: fixIts
    )
  }
}

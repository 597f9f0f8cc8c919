import ParleyDiagnostics

extension Diagnostic {
  /// The same with other help and, where they are given, other fixes.
  func with(help: [String], fixIts: [FixIt]? = nil) -> Diagnostic {
    Diagnostic(
      id,
      message,
      at: span,
      severity: severity,
      label: label,
      notes: notes,
      help: help,
      fixIts: fixIts ?? self.fixIts
    )
  }
}

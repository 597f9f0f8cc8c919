import ParleyDiagnostics

/// Something that a trial may not do, where it stands: in a trial itself, or in a function that it may call.
struct TrialDeed: Hashable, Sendable {
  /// The statement's verb, or the built-in; nil for the change of a variable.
  let verb: String?
  /// The variable that is changed; nil for everything else.
  let variable: String?
  /// Where it stands.
  let span: SourceSpan

  /// A statement or a built-in.
  init(_ verb: String, at span: SourceSpan) {
    self.verb = verb
    variable = nil
    self.span = span
  }

  /// The change of a variable of the top level.
  init(changing variable: String, at span: SourceSpan) {
    verb = nil
    self.variable = variable
    self.span = span
  }

  /// What is done, after `cannot`.
  var phrase: String {
    if let variable { return "change \(variable)" }
    switch verb {
    case "budget": return "set the budget"
    case "exec": return "call exec"
    case "mcp": return "start a server of tools"
    default: return verb ?? "do this"
    }
  }
}

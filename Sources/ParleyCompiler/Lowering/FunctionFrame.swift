import ParleyRuntime

/// One function, function value or chunk while it is lowered.
struct FunctionFrame {
  /// A loop whose body is being lowered.
  struct Loop {
    /// Where `break` goes.
    let exit: CodeBuilder.Label
    /// Where `continue` goes.
    let next: CodeBuilder.Label
    /// How many regions were open around it.
    let regionCount: UInt32
  }

  /// Its names.
  var scope: FunctionScope
  /// Its instructions so far.
  var code = CodeBuilder()
  /// The loops around the current statement, the innermost last.
  var loops: [Loop] = []
  /// How many `try` and `with` are open around the current statement.
  var regionCount: UInt32 = 0

  /// Makes the frame of a function of which nothing is lowered yet.
  init(_ kind: FunctionScope.Kind) { scope = FunctionScope(kind) }
}

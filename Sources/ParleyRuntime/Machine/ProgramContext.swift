import ParleyDiagnostics

/// What a host may know of the program that asks for an effect.
package struct ProgramContext: Sendable {
  /// The program.
  package let program: Program
  /// The values of the globals by number as they are now; nil where one has none yet.
  package let globals: [Value?]
  /// The place that asks.
  package let span: SourceSpan

  /// Makes a context.
  package init(program: Program, globals: [Value?], span: SourceSpan) {
    self.program = program
    self.globals = globals
    self.span = span
  }

  /// A machine that calls a function value: it has a copy of the globals, and no reply yet.
  ///
  /// Its first ``Machine/run(fuel:)`` throws when the number of arguments is wrong.
  package func machine(calling function: FunctionValue, with arguments: [Value]) -> Machine {
    Machine(self, calling: function, with: arguments)
  }

  /// A machine that calls a function of the program: it has a copy of the globals, and no reply yet.
  package func machine(calling function: FunctionID, with arguments: [Value]) -> Machine {
    Machine(self, calling: FunctionValue(.function(function)), with: arguments)
  }
}

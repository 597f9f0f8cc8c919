import ParleyRuntime

/// What runs the experiments of a script; a higher layer gives it to the host.
package protocol ExperimentRunner: Sendable {
  /// Runs all trials of an experiment.
  ///
  /// - Parameters:
  ///   - call: The experiment with the values that the script computed for it.
  ///   - context: The program at the place where it stands, with the values of its variables.
  ///   - host: The host of the script.
  /// - Returns: A map with `summary`, a string, and `trials`, a list of maps.
  /// - Throws: ``EffectError`` for data that cannot be read, a budget, an interrupt; a trial that errs is a result.
  func run(
    _ call: ExperimentCall,
    in context: ProgramContext,
    for host: ScriptHost
  ) async throws(EffectError) -> Value
}

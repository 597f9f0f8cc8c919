/// The world of a program: what performs its effects.
package protocol Host: Sendable {
  /// Performs one effect and returns its value.
  ///
  /// - Parameters:
  ///   - effect: What is asked.
  ///   - context: The program, the globals as they are, and the place that asks.
  /// - Returns: The value that the effect's documentation names.
  /// - Throws: ``EffectError``; the machine turns it into a runtime error at the place that asked.
  func perform(_ effect: Effect, in context: ProgramContext) async throws(EffectError) -> Value

  /// Called after each effect and whenever the machine has used up its fuel: yields, and throws `.interrupt` when the run
  /// is to end.
  func checkpoint() async throws(EffectError)
}

extension Machine {
  /// Runs to the end, letting a host perform each effect.
  ///
  /// After each effect and each slice of fuel the host's ``Host/checkpoint()`` says whether to go on. Also when the run
  /// fails, the settings that `with` laid are taken off through the host first.
  ///
  /// - Parameters:
  ///   - host: The world.
  ///   - slice: The fuel between two checkpoints of a run without effects. Default: a few milliseconds of work.
  /// - Returns: the value of the chunk or the function.
  /// - Throws: the error that ended the run.
  package mutating func run(
    on host: some Host,
    slice: Int = 100_000
  ) async throws(RuntimeError) -> Value {
    while true {
      switch try run(fuel: slice) {
      case .finished(let value): return value
      case .outOfFuel: break
      case .suspended(let effect):
        do throws(EffectError) {
          resume(returning: try await host.perform(effect, in: context))
        } catch {
          resume(throwing: error)
        }
      }
      do throws(EffectError) {
        try await host.checkpoint()
      } catch {
        raise(error)
      }
    }
  }
}

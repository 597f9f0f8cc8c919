/// A clock beside some work, for what is shown of how long it takes.
package enum Ticks {
  /// Runs `body`, and calls `tick` four times a second until it ends.
  ///
  /// - Parameters:
  ///   - tick: What is done at each tick, on another thread than `body`'s.
  ///   - body: The work.
  /// - Returns: What the work returned.
  nonisolated(nonsending) package static func during<Outcome: Sendable>(
    _ tick: @escaping @Sendable () -> Void,
    _ body: () async -> Outcome
  ) async -> Outcome {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        while !Task.isCancelled {
          tick()
          // Cancellation ends the sleep, and with it the loop.
          try? await Task.sleep(for: .milliseconds(250))
        }
      }
      let outcome = await body()
      group.cancelAll()
      return outcome
    }
  }
}

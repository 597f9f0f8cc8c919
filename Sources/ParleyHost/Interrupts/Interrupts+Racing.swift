extension Interrupts {
  /// Runs an operation, and cancels it when an interrupt is raised meanwhile.
  ///
  /// The caller's own task is not cancelled: what it does afterwards, saving for instance, goes on undisturbed.
  ///
  /// - Parameter operation: What is done. It must end soon after its task is cancelled, and tells by its result what it
  ///   had done until then.
  /// - Returns: What the operation returned, cancelled or not.
  package func cancelling<Result: Sendable>(
    _ operation: @escaping @Sendable () async -> Result
  ) async -> Result {
    await withTaskGroup(of: Result?.self) { group in
      group.addTask { await operation() }
      group.addTask {
        await self.raised()
        return nil
      }
      while let outcome = await group.next() {
        // An interrupt, and the end of the operation, each end the other's task.
        group.cancelAll()
        if let outcome { return outcome }
      }
      preconditionFailure("the operation's task returns its result")
    }
  }
}

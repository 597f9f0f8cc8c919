/// What goes on beside the requests of clients: batches are looked after, and the upstream does its own work.
extension GatewayConfiguration {
  /// Makes what books the cost of batches.
  ///
  /// - Parameter metrics: Counts what is booked.
  /// - Returns: A settlement that does nothing yet.
  func batchSettlement(metrics: Metrics) -> BatchSettlement {
    BatchSettlement(
      upstream,
      store: store,
      metrics: metrics,
      pause: batchPause,
      clock: batchClock,
      log: log
    )
  }

  /// Looks after batches, and lets the upstream do its own work, until the task is cancelled.
  ///
  /// - Parameter metrics: Counts what is booked.
  func runUpkeep(metrics: Metrics) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await batchSettlement(metrics: metrics).run() }
      if let work = upstream.work { group.addTask { await work() } }
    }
  }
}

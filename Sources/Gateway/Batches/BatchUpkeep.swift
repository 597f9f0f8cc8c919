/// What goes on beside the requests of clients: batches are looked after, and the upstream does its own work.
extension GatewayConfiguration {
  /// Books what batches cost.
  var batchSettlement: BatchSettlement {
    BatchSettlement(upstream, store: store, pause: batchPause, clock: batchClock, log: log)
  }

  /// Looks after batches, and lets the upstream do its own work, until the task is cancelled.
  func runUpkeep() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await batchSettlement.run() }
      if let work = upstream.work { group.addTask { await work() } }
    }
  }
}

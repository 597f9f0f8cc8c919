import NIOCore

/// Runs tasks on an event loop, so that a connection and the task that serves it need not change threads.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  /// Makes an executor of a loop.
  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

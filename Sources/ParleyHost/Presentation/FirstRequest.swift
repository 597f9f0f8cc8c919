import Synchronization

/// Does something once, before the first request or experiment of a run.
package final class FirstRequest: RunOutput {
  private let action: @Sendable () -> Void
  private let isOver = Mutex(false)

  /// Makes an output that shows nothing.
  ///
  /// - Parameter action: What is done.
  package init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  package func receive(_ event: RunEvent) {
    switch event {
    case .request, .experiment: break
    default: return
    }
    let isFirst = isOver.withLock { isOver in
      defer { isOver = true }
      return !isOver
    }
    if isFirst { action() }
  }
}

import Logging
import ServiceLifecycle

extension GatewayServer {
  /// Serves until told to stop, then lets replies under way finish.
  ///
  /// - Parameter stopping: Returns when the server is to stop; cancelled when it ends by itself.
  /// - Throws: ``GatewayError`` for what keeps it from listening.
  package func run(until stopping: @escaping @Sendable () async -> Void) async throws {
    let group = ServiceGroup(
      services: [self],
      logger: Logger(label: "gateway") { _ in SwiftLogNoOpLogHandler() }
    )
    do {
      try await withThrowingTaskGroup(of: Bool.self) { tasks in
        tasks.addTask {
          try await group.run()
          return true
        }
        tasks.addTask {
          await stopping()
          await group.triggerGracefulShutdown()
          return false
        }
        while let hasEnded = try await tasks.next() {
          if hasEnded { tasks.cancelAll() }
        }
      }
    } catch {
      throw GatewayError(error, of: configuration) ?? error
    }
  }
}

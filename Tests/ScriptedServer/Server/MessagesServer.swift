import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A server of the Messages API on 127.0.0.1 that plays a script.
package struct MessagesServer: Sendable {
  /// Where it listens.
  package let port: Int
  private let records: RequestRecords

  /// Its base URL.
  package var url: String { "http://127.0.0.1:\(port)" }

  /// The requests so far, in order of arrival.
  package var requests: [ReceivedRequest] { records.all }

  /// Runs a body with a server, which is gone when the body returns or throws.
  package static func withServer<Value: Sendable>(
    _ configuration: ServerConfiguration = ServerConfiguration(),
    _ body: @Sendable (MessagesServer) async throws -> Value
  ) async throws -> Value {
    let records = RequestRecords()
    let (ports, announce) = AsyncStream<Int>.makeStream()
    let application = application(configuration, records: records) { announce.yield($0) }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { announce.finish() }
        try await application.run()
      }
      defer { group.cancelAll() }
      var iterator = ports.makeAsyncIterator()
      guard let port = await iterator.next() else {
        try await group.next()
        throw ScriptError("the server did not start")
      }
      return try await body(MessagesServer(port: port, records: records))
    }
  }

  /// Runs a server until the process is ended by a signal, at once, whatever answer is under way.
  ///
  /// - Parameters:
  ///   - configuration: How it answers.
  ///   - onReady: Called with the base URL once it listens.
  /// - Throws: What keeps the server from listening.
  package static func run(
    _ configuration: ServerConfiguration,
    onReady: @escaping @Sendable (String) -> Void
  ) async throws {
    let application = application(configuration, records: RequestRecords()) {
      onReady("http://127.0.0.1:\($0)")
    }
    try await application.run()
  }

  private static func application(
    _ configuration: ServerConfiguration,
    records: RequestRecords,
    onPort: @escaping @Sendable (Int) -> Void
  ) -> Application<MessagesResponder> {
    Application(
      responder: MessagesResponder(configuration: configuration, records: records),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: configuration.port),
        backlog: 1024
      ),
      onServerRunning: { channel in onPort(channel.localAddress?.port ?? 0) },
      logger: Logger(label: "scripted-server") { _ in SwiftLogNoOpLogHandler() }
    )
  }
}

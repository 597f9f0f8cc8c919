import ClaudeAPI
import Logging
import Synchronization
import Testing

struct LogTests {
  /// Keeps every line.
  private struct Recorder: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      lines.add("\(event.message) \(event.metadata ?? [:])")
    }
  }

  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  @Test func theLogHasNamesAndNumbersButNoContent() async throws {
    let lines = Lines()
    let transport = ScriptedTransport([
      .failure(529, "overloaded_error", message: "hush from the server"),
      .stream(SSE.whole), .failure(400, "invalid_request_error", message: "hush from the server"),
    ])
    var configuration = ClientConfiguration(
      baseURL: try BaseURL(testServer),
      credential: .apiKey(try Secret("sk-hush", from: "the test"))
    )
    configuration.customHeaders = ["x-secret": "hush"]
    let client = ClaudeClient(
      configuration: configuration,
      transport: transport,
      time: TimeSource(clock: InstantClock()),
      logger: Logger(label: "test") { _ in Recorder(lines: lines) }
    )
    for _ in 0..<2 {
      _ = await client.exchange(ExchangeRequest(.question("hush in the question"))).course()
    }
    let log = lines.all
    #expect(log.count == 3)
    #expect(log.allSatisfy { !$0.contains("hush") && !$0.contains("Hello") })
    #expect(log.allSatisfy { $0.contains("claude-haiku-5-5") && $0.contains("duration") })
    #expect(log[0].contains("req_failed") && log[0].contains("529"))
    #expect(log[1].contains("req_1") && log[1].contains("200"))
  }
}

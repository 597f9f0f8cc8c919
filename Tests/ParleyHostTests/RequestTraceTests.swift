import ParleyDiagnostics
import ParleyHost
import Synchronization
import TerminalText
import Testing

struct RequestTraceTests {
  /// Keeps what a trace writes.
  private final class Page: Sendable {
    private let written = Mutex("")
    var text: String { written.withLock { $0 } }

    func trace() -> RequestTrace {
      RequestTrace(
        RequestTrace.Configuration(style: .plain, columns: { nil }, lines: { _, _ in [] }) {
          text in
          self.written.withLock { $0 += text }
        }
      )
    }
  }

  /// The trace of a request whose answer's head told these times.
  private func trace(gateway: GatewayTimes?, stopReason: String = "end_turn") -> [String] {
    let page = Page()
    let trace = page.trace()
    let tag = RequestTag(number: 1, conversation: "main", isShown: true)
    let report = RequestReport(
      tag: tag,
      span: SourceSpan(0, 1),
      model: "claude-haiku-5-5",
      body: [0, 0, 0],
      version: "2023-06-01",
      betas: []
    )
    trace.receive(.request(report))
    trace.receive(.progress(.connecting(attempt: 1, of: 3), tag))
    trace.receive(.progress(.sent, tag))
    trace.receive(
      .progress(.answered(status: 200, requestID: "req_1", gateway: gateway), tag)
    )
    trace.receive(.text("Hi", tag))
    trace.receive(.requestEnded(.finished(stopReason: stopReason), tag))
    return page.text.split(separator: "\n").map { line in
      String(line.prefix(55)).replacing(/\x20+$/, with: "")
    }
  }

  @Test func withoutAGatewayTheFiveStepsStandAlone() {
    #expect(
      trace(gateway: nil) == [
        "request 1 · claude-haiku-5-5 · 3 bytes", "  1 client   built the request",
        "  2 server   took the request", "  3 API      answered 200, req_1",
        "  4 model    sent its first piece", "  5 client   has the whole reply (end_turn)",
      ]
    )
  }

  @Test func aReasonThatActsOnATerminalIsStripped() {
    let lines = trace(gateway: nil, stopReason: "solar\u{1B}[2Jflare")
    #expect(lines.last == "  5 client   has the whole reply (solarflare)")
  }

  @Test func aGatewayTellsWhereTheTimeWent() {
    let lines = trace(gateway: GatewayTimes(inGateway: .microseconds(310), atAPI: .seconds(7)))
    #expect(
      lines == [
        "request 1 · claude-haiku-5-5 · 3 bytes", "  1 client   built the request",
        "  2 server   took the request, as a gateway", "  3 API      answered 200, req_1",
        "    of these 0.3 ms in the gateway, 7.00 s at the API,",
        "  4 model    sent its first piece", "  5 client   has the whole reply (end_turn)",
      ]
    )
  }
}

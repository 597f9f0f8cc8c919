import Foundation
import Testing

/// The end of a gateway.
struct GatewayShutdownTests {
  @Test(arguments: [SIGTERM, SIGINT])
  func repliesUnderWayComeToTheirEnd(signal: Int32) async throws {
    let words = (0..<40).map { "\"word\($0) \"" }.joined(separator: ",")
    let server = try await ServerProcess(
      #"[{"chunks": [\#(words)], "event_delay_ms": 50, "repeat": "forever"}]"#
    )
    let gateway = try await GatewayProcess(upstream: server)
    let streams = try (0..<20).map { _ in
      let connection = try RawConnection(to: gateway.url)
      connection.send(LocalRequest.ask("Count."))
      return connection
    }
    for stream in streams { #expect(try await stream.waits(for: "word0 ")) }
    gateway.signal(signal)
    let answers = try await streams.answers()
    #expect(answers.allSatisfy { $0.isWhole && $0.text.contains("word39 ") })
    let outcome = try await gateway.outcome()
    #expect(outcome.status == 0 && !outcome.wasKilled, "\(outcome.errors)")
    #expect(outcome.output == gateway.url + "\n")
    #expect(throws: ServerError.self) { try RawConnection(to: gateway.url) }
  }

  @Test func idleConnectionsDoNotHoldItUp() async throws {
    let gateway = try await GatewayProcess()
    let idle = try RawConnection(to: gateway.url)
    idle.send("GET /healthz HTTP/1.1\r\nhost: \(idle.host)\r\n\r\n".utf8)
    #expect(try await idle.waits(for: "200"))
    let silent = try RawConnection(to: gateway.url)
    gateway.signal(SIGTERM)
    #expect(try await gateway.outcome().status == 0)
    #expect(try await silent.waits(until: \.isClosed) && silent.received.isEmpty)
  }
}

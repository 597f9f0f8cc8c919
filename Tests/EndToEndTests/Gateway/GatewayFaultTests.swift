import OrderedJSON
import Testing

/// What a client of the gateway gets when the server behind it is away, slow, overloaded or cut off.
struct GatewayFaultTests {
  @Test func aServerThatIsAwayIsAnErrorWithoutItsAddress() async throws {
    let gateway = try await GatewayProcess(variables: [
      "ANTHROPIC_BASE_URL": "http://127.0.0.1:1", "ANTHROPIC_API_KEY": GatewayProcess.key,
    ])
    for isStreamed in [true, false] {
      let answer = try await LocalRequest.ask("Hi.", isStreamed: isStreamed).awaitedAnswer(
        from: gateway.url
      )
      #expect(answer.status == 502 && answer.errorType == "api_error", "\(answer.text)")
      #expect(answer.isWhole && answer["request-id"]?.hasPrefix("req_gateway_") == true)
      #expect(answer.json?["request_id"]?.stringValue == answer["request-id"])
      #expect(!answer.text.contains("127.0.0.1"), "\(answer.text)")
    }
    #expect(gateway.isRunning)
  }

  @Test(arguments: [
    #"{"status": 529, "error": {"type": "overloaded_error", "message": "Overloaded"}, "headers": {"x-should-retry": "true"}, "repeat": "forever"}"#,
    #"{"status": 429, "error": {"type": "rate_limit_error", "message": "slow down"}, "headers": {"retry-after": "3"}, "repeat": "forever"}"#,
    #"{"status": 502, "body": "<h1>Bad Gateway</h1>", "headers": {"content-type": "text/html"}, "repeat": "forever"}"#,
    #"{"text": "Red, green and blue.", "thinking": "", "usage": {"photons": 3}, "repeat": "forever"}"#,
    #"{"blocks": [{"type": "hologram", "depth": 3.10}, {"type": "text", "text": "\u00e9 \/ \ud83d\ude42"}], "line_ending": "crlf", "chunk_bytes": 1, "repeat": "forever"}"#,
  ])
  func anAnswerIsTheServersToTheByte(answer: String) async throws {
    let server = try await ServerProcess("[\(answer)]")
    let other = try await ServerProcess("[\(answer)]")
    let gateway = try await GatewayProcess(upstream: server)
    for isStreamed in [true, false] {
      let call = LocalRequest.ask("Hi.", token: "any", isStreamed: isStreamed)
      let through = try await call.awaitedAnswer(from: gateway.url)
      let direct = try await call.awaitedAnswer(from: other.url)
      #expect(through.status == direct.status && through.isWhole)
      #expect(through.body == direct.body, "\(through.text)")
      for name in ["content-type", "request-id", "retry-after", "x-should-retry"] {
        #expect(through[name] == direct[name])
      }
    }
    #expect(try server.calls().count == 2)
  }

  @Test func aSlowServerIsWaitedFor() async throws {
    let server = try await ServerProcess(#"[{"text": "Here I am.", "delay_ms": 3000}]"#)
    let gateway = try await GatewayProcess(upstream: server)
    let answer = try await LocalRequest.ask("Hi.").awaitedAnswer(from: gateway.url)
    #expect(answer.status == 200 && answer.isWhole && answer.text.contains("message_stop"))
  }

  @Test(arguments: [(3, false), (5, true), (7, false)])
  func aStreamThatIsCutIsCutForTheClient(events: Int, within: Bool) async throws {
    let script =
      #"[{"chunks": ["one ", "two ", "three ", "four"], "cut_after": \#(events), "cut_within_event": \#(within)}]"#
    let server = try await ServerProcess(script)
    let other = try await ServerProcess(script)
    let gateway = try await GatewayProcess(upstream: server)
    let through = try await LocalRequest.ask("Count.").awaitedAnswer(from: gateway.url)
    let direct = try await LocalRequest.ask("Count.", token: "any").awaitedAnswer(from: other.url)
    #expect(through.status == 200 && !through.isWhole)
    #expect(through.body == direct.body && !direct.isWhole, "\(through.text)")
    #expect(try server.outcomes() == ["cut"])
  }

  @Test func aRedirectIsNotFollowedWithTheKey() async throws {
    let other = try await ServerProcess()
    let server = try await ServerProcess(
      #"[{"status": 307, "body": "", "headers": {"location": "\#(other.url)/v1/messages"}}]"#
    )
    let gateway = try await GatewayProcess(upstream: server)
    let answer = try await LocalRequest.ask("Hi.").awaitedAnswer(from: gateway.url)
    #expect(answer.status >= 300 && answer["location"] == nil, "\(answer.headers)")
    #expect(try other.calls().isEmpty)
  }

  @Test(arguments: [0, 4])
  func aClientThatLeavesASilentServerEndsTheRequest(events: Int) async throws {
    let server = try await ServerProcess(
      #"[{"chunks": ["one ", "two"], "hang_after": \#(events)}, {"text": "Next."}]"#
    )
    let gateway = try await GatewayProcess(upstream: server)
    let connection = try RawConnection(to: gateway.url)
    connection.send(LocalRequest.ask("Wait."))
    if events > 0 {
      #expect(try await connection.waits(for: "one "))
    } else {
      #expect(try await connection.waits { _ in (try? server.calls().count) == 1 })
    }
    connection.close()
    #expect(try await server.waits { $0 == ["disconnected"] })
    let answer = try await LocalRequest.ask("Hi.").awaitedAnswer(from: gateway.url)
    #expect(answer.isWhole && answer.text.contains("Next."))
  }

  @Test func anErrorOfTheServerThatTellsTheKeyDoesNotReachTheClient() async throws {
    let server = try await ServerProcess(
      #"[{"status": 400, "error": {"type": "invalid_request_error", "message": "odd"}, "echo_headers": true, "repeat": "forever"}]"#
    )
    let gateway = try await GatewayProcess(upstream: server)
    for isStreamed in [true, false] {
      let answer = try await LocalRequest.ask("Hi.", isStreamed: isStreamed).awaitedAnswer(
        from: gateway.url
      )
      #expect(answer.status >= 400 && answer.json?["type"] != nil, "\(answer.text)")
      #expect(!answer.text.contains(GatewayProcess.key))
    }
  }
}

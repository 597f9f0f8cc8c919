import ClaudeAPI
import ClaudeMessages
import Gateway
import LocalInference
import ModelProviders
import OrderedJSON
import Testing

/// What a running gateway tells of the requests that went through it.
struct ExchangeRouteTests {
  /// The body of an answer whose connection is closed behind it.
  private func body(of path: String, at gateway: RunningGateway) async throws -> JSONValue {
    try await RawClient.withClient(port: gateway.port) { client in
      try await client.send(
        "GET \(path) HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n"
      )
      try await client.waitForEnd()
      let body = client.received.firstRange(of: "\r\n\r\n").map {
        String(client.received[$0.upperBound...])
      }
      return try JSONParser().parse(try #require(body))
    }
  }

  /// Asks for a stream, reads it to its end, and gives the request's id.
  private func ask(_ stops: String, at gateway: RunningGateway) async throws -> String {
    try await RawClient.withClient(port: gateway.port) { client in
      try await client.post(
        "/v1/messages",
        #"{"model":"sonnet","max_tokens":20,"stream":true,"stop_sequences":\#(stops),"messages":[{"role":"user","content":"What is the capital of Spain?"}]}"#
      )
      try await client.waitFor("message_stop")
      let lines = client.received.split(separator: "\r\n")
      let line = try #require(lines.first { $0.lowercased().hasPrefix("request-id:") })
      return String(line.dropFirst("request-id: ".count))
    }
  }

  @Test func aReplyOfTheBuiltInModelIsToldWithItsSizeItsStopSequenceAndItsInside() async throws {
    let recent = RecentExchanges()
    let observer = ReplyObserver(candidates: 4) { recent.note($0, of: $1) }
    let models = try LocalModels.embedded(standingInFor: .builtIn).observed(by: observer)
    let upstream = Upstream(
      transport: LocalTransport(models),
      server: LocalTransport.address,
      credential: [:],
      catalogue: models.catalogue,
      isBuiltIn: true
    )
    try await RunningGateway.withGateway(upstream) {
      $0.recentExchanges = recent
      $0.explain = { ["tokens": .int($0.replyTokens.count)] }
    } _: { gateway in
      let id = try await ask(#"[" of"]"#, at: gateway)
      let report = try await body(of: "/parley/exchanges/\(id)", at: gateway)
      #expect(report["is_streamed"]?.boolValue == true)
      #expect(report["is_complete"]?.boolValue == true)
      #expect(report["request_bytes"]?.intValue ?? 0 > 100)
      #expect(report["reply_bytes"]?.intValue ?? 0 > 200)
      #expect(report["stop_sequence"]?.stringValue == " of")
      #expect(report["explanation"]?["tokens"]?.intValue ?? 0 > 1)
      let times = try #require(report["marks"]?.objectValue?.members.map(\.value.doubleValue))
      #expect(times.allSatisfy { $0 != nil })
      #expect(times.compactMap(\.self) == times.compactMap(\.self).sorted())
      let other = try await body(of: "/parley/exchanges/req_unknown", at: gateway)
      #expect(other["error"]?["type"]?.stringValue == "not_found_error")
      let menu = try await body(of: "/parley/models", at: gateway)
      #expect(menu["data"]?.arrayValue?.count == models.catalogue.models.count)
    }
  }
}

import Testing

/// Requests that the gateway refuses before anything goes to the server behind it.
struct GatewayBadInputTests {
  /// A request that is wrong, and what its client is told.
  struct BadRequest: Sendable, CustomTestStringConvertible {
    let name: String
    var body = ""
    var type = "application/json"
    var header: (name: String, value: String)?
    let status: Int
    let message: String
    var testDescription: String { name }
  }

  private static let start = #"{"model":"claude-haiku-5-5","max_tokens":10,"messages":"#
  private static let question = #"[{"role":"user","content":"Hi."}]"#

  static let badRequests = [
    BadRequest(name: "no body", status: 400, message: "JSON"),
    BadRequest(name: "broken JSON", body: start, status: 400, message: "JSON"),
    BadRequest(name: "a list", body: "[]", status: 400, message: "model"),
    BadRequest(
      name: "two models",
      body: #"{"model":"claude-opus-5-5",\#(start.dropFirst())\#(question)}"#,
      status: 400,
      message: "model"
    ),
    BadRequest(
      name: "two limits, one of them escaped",
      body: #"\#(start)\#(question),"max\u005ftokens":100000}"#,
      status: 400,
      message: "max_tokens"
    ),
    BadRequest(
      name: "nested deeply",
      body: start + String(repeating: "[", count: 200_000),
      status: 400,
      message: "JSON"
    ),
    BadRequest(
      name: "nested deeply and closed",
      body: start + String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000)
        + "}",
      status: 400,
      message: "JSON"
    ),
    BadRequest(
      name: "a form, as pages of other sites may send it",
      body: start + question + "}",
      type: "text/plain",
      status: 400,
      message: "application/json"
    ),
    BadRequest(
      name: "compressed",
      body: start + question + "}",
      header: ("content-encoding", "gzip"),
      status: 400,
      message: "content-encoding"
    ),
    BadRequest(
      name: "from the page of another site",
      body: start + question + "}",
      header: ("origin", "https://evil.example"),
      status: 403,
      message: "evil.example"
    ),
  ]

  @Test(arguments: badRequests)
  func aBadRequestIsRefusedAndNotSentOn(_ bad: BadRequest) async throws {
    let server = try await ServerProcess()
    let gateway = try await GatewayProcess(upstream: server)
    var call = LocalRequest("POST", "/v1/messages", json: bad.body)
    call.headers[0].value = bad.type
    if let header = bad.header { call.headers.append(header) }
    let answer = try await call.awaitedAnswer(from: gateway.url)
    #expect(answer.status == bad.status && answer.isWhole, "\(answer.text)")
    #expect(answer.errorType == (bad.status == 403 ? "permission_error" : "invalid_request_error"))
    #expect(answer.text.contains(bad.message), "\(answer.text)")
    #expect(try server.calls().isEmpty)
    let next = try await LocalRequest.ask("Hi.").awaitedAnswer(from: gateway.url)
    #expect(next.status == 200 && next.isWhole)
  }

  @Test func aBodyThatIsTooLargeIsRefusedByItsLength() async throws {
    let gateway = try await GatewayProcess()
    let connection = try RawConnection(to: gateway.url)
    let head =
      "POST /v1/messages HTTP/1.1\r\nhost: \(connection.host)\r\ncontent-type: application/json\r\n"
    connection.send("\(head)content-length: 33554433\r\n\r\n{".utf8)
    #expect(try await connection.waits(for: "request_too_large"))
    #expect(connection.hasReceived("HTTP/1.1 413"))
  }

  @Test func aBodyThatGrowsTooLargeIsRefusedOnTheWay() async throws {
    let gateway = try await GatewayProcess()
    let connection = try RawConnection(to: gateway.url)
    let head =
      "POST /v1/messages HTTP/1.1\r\nhost: \(connection.host)\r\ncontent-type: application/json\r\n"
    connection.send("\(head)transfer-encoding: chunked\r\n\r\n".utf8)
    let piece =
      Array("100000\r\n".utf8) + Array(repeating: 0x20, count: 1 << 20) + Array("\r\n".utf8)
    for _ in 0..<34 { connection.send(piece) }
    #expect(try await connection.waits(for: "request_too_large"))
    #expect(try gateway.residentBytes() < 400 << 20)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nhost: localhost\r\nx-long: \(String(repeating: "a", count: 1 << 20))\r\n\r\n",
    "GET /\(String(repeating: "a", count: 1 << 20)) HTTP/1.1\r\nhost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nhost: localhost\r\n\(String(repeating: "x: y\r\n", count: 100_000))\r\n",
    "nonsense\r\n\r\n",
    "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}",
    "GET / HTTP/1.1\r\nhost: evil.example\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}",
    "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}",
    "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n{}",
    "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
  ])
  func whatIsNoProperRequestIsRefusedAndTheNextIsServed(bytes: String) async throws {
    let gateway = try await GatewayProcess()
    let connection = try RawConnection(to: gateway.url)
    connection.send(bytes.utf8)
    let isAnswered = try await connection.waits { $0.isClosed || $0.hasReceived("\r\n\r\n") }
    #expect(isAnswered)
    let status = LocalRequest.Answer(connection.received)?.status
    #expect(status.map((400..<500).contains) ?? true, "\(status ?? 0)")
    let next = try await LocalRequest("GET", "/healthz").awaitedAnswer(from: gateway.url)
    #expect(next.status == 200)
  }
}

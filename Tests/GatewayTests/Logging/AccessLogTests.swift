import ClaudeMessages
import Gateway
import RunStorage
import Testing

struct AccessLogTests {
  private let lines = LogLines()
  private let time = ManualTime()

  private func log(content: Bool = false) -> AccessLog {
    AccessLog(logsContent: content, time: time.reading, write: lines.add)
  }

  private var request: ServedRequest {
    var request = ServedRequest(
      endpoint: .messages,
      method: "POST",
      path: "/v1/messages?beta=true&key=sk-ant-api03-secret",
      requestID: "req_1",
      arrivedAt: time.now + 123
    )
    request.client = "ada"
    request.model = "claude-haiku-5-5"
    request.status = 200
    request.duration = .microseconds(1_234_560)
    request.firstByte = .milliseconds(200)
    request.stopReason = .endTurn
    request.usage = UsageRecord(
      token: "t",
      time: 0,
      model: "claude-haiku-5-5",
      inputTokens: 12,
      outputTokens: 34,
      cost: 125_000_000
    )
    request.requestBody = Array(#"{"messages":"my secret prompt"}"#.utf8)
    request.answerBody = Array("my secret reply".utf8)
    return request
  }

  @Test func lineTellsWhoAskedWhatAndWhatItCame() {
    log().note(request)
    #expect(
      lines.all == [
        "time=2026-11-26T06:00:00.123Z client=ada method=POST path=/v1/messages"
          + " model=claude-haiku-5-5 status=200 request=req_1 ms=1234.5 first_byte_ms=200.0"
          + " input=12 output=34 cost=$0.000125 end=end_turn"
      ]
    )
  }

  @Test(arguments: [
    (ServedRequest.Ending.clientLeft, #"end="client left""#), (.cut, "end=cut"),
    (.refused(.budget), #"end="refused: budget""#),
  ])
  func lineTellsHowARequestEnded(ending: ServedRequest.Ending, words: String) {
    var request = request
    request.ending = ending
    log().note(request)
    #expect(lines.all.count == 1)
    #expect(lines.all.first?.hasSuffix(words) == true)
  }

  @Test func whatIsNotKnownIsLeftOut() {
    log().note(
      ServedRequest(endpoint: .page, method: "GET", path: "/", requestID: "r", arrivedAt: time.now)
    )
    #expect(lines.all == ["time=2026-11-26T06:00:00.000Z method=GET path=/ request=r ms=0.0"])
  }

  @Test func estimatesCachesAndUnknownCostsAreMarked() throws {
    var request = request
    request.usage?.cost = nil
    request.usage?.isEstimated = true
    request.usage?.cacheReadTokens = 5
    request.usage?.cacheCreationTokens = 6
    log().note(request)
    let line = try #require(lines.all.first)
    #expect(line.contains(" cache_write=6 cache_read=5 cost=unknown estimated=yes "))
  }

  @Test func contentIsLoggedOnlyOnDemandAndWithoutCredentials() {
    log().note(request)
    #expect(lines.all.count == 1)
    #expect(!lines.all.joined().contains("secret"))
    var request = request
    request.requestBody = Array("a\nb sk-ant-api03-AAAA_b-c. parley_XYZ, \u{1B}[31m".utf8)
    log(content: true).note(request)
    #expect(lines.all.count == 4)
    #expect(
      lines.all[2].hasSuffix(#"request=req_1 request_body="a b <redacted>. <redacted>,  [31m""#)
    )
    #expect(lines.all[3].hasSuffix(#"reply_body="my secret reply""#))
    request.requestBody = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000)
    log(content: true).note(request)
    #expect(lines.all[5].utf8.count < AccessLog.contentLimit + 200)
  }

  @Test func nothingThatAClientSendsBreaksALine() throws {
    var request = request
    request.method = "GET\r\nclient=root"
    request.path = "/v1/\u{1B}]0;x\u{7}\u{2028}\u{202E}\(String(repeating: "y", count: 9999))"
    request.model = #"a" cost=$0 x="b\"#
    request.requestID = "sk-ant-api03-key"
    log().note(request)
    let line = try #require(lines.all.first)
    #expect(lines.all.count == 1)
    #expect(line.utf8.count < 1000)
    #expect(line.contains(#" method="GET  client=root" "#))
    #expect(line.contains(#" model="a\" cost=$0 x=\"b\\" "#))
    #expect(!line.contains("sk-ant-"))
    for scalar in line.unicodeScalars {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format)
      #expect(scalar.properties.generalCategory != .lineSeparator)
    }
  }

  @Test func noticesOfAKindAreWrittenOnceAMinute() {
    let log = log()
    for _ in 0..<5 { log.note(OperatorNotice(.storeFails, "disk full")) }
    log.note(.keyRefused("invalid x-api-key"))
    #expect(lines.all.count == 2)
    #expect(
      lines.all[0] == #"time=2026-11-26T06:00:00.000Z event=store_fails message="disk full""#
    )
    #expect(lines.all[1].contains("event=key_refused"))
    time.advance(by: .milliseconds(59_999))
    log.note(OperatorNotice(.storeFails, "disk full"))
    #expect(lines.all.count == 2)
    time.advance(by: .milliseconds(1))
    log.note(OperatorNotice(.storeFails, "disk\nfull"))
    #expect(lines.all.count == 3)
    #expect(
      lines.all[2].hasSuffix(#"event=store_fails not_shown_before=5 message="disk full""#)
    )
  }
}

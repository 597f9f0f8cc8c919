import ClaudeAPI
import Testing

struct ExchangeTests {
  private func course(
    _ exchanges: [[ScriptedTransport.Step]],
    request: MessageRequest = .question(),
    options: SendOptions = SendOptions()
  ) async throws -> (steps: [String], error: ClaudeError?) {
    let client = try ClaudeClient.scripted(ScriptedTransport(exchanges))
    return await client.exchange(ExchangeRequest(request, options: options)).course()
  }

  @Test func aStreamedAnswerIsToldStepByStep() async throws {
    let (steps, error) = try await course([.stream(SSE.whole)])
    #expect(error == nil)
    #expect(
      steps == [
        "connecting 1/3", "sent", "head 200", "message_start", "ping", "content_block_start",
        "content_block_delta", "content_block_delta", "content_block_stop", "message_delta",
        "message_stop", "end after 1",
      ]
    )
  }

  @Test func chunksDoNotMatter() async throws {
    let text = SSE.whole.joined()
    let whole = try await course([.stream([text])])
    let bytes = try await course([.stream(text.map(String.init))])
    #expect(whole.steps == bytes.steps)
    #expect(whole.steps.last == "end after 1")
  }

  @Test func aWholeAnswerIsOneEvent() async throws {
    let body = #"{"id":"msg_1","type":"message","role":"assistant","content":[]}"#
    let (steps, error) = try await course(
      [.answer(200, headers: ["content-type": "application/json"], body)],
      request: .question(stream: false)
    )
    #expect(error == nil)
    #expect(steps == ["connecting 1/3", "sent", "head 200", "whole", "end after 1"])
  }

  @Test func theAnswersOwnTypeDecidesHowItIsRead() async throws {
    let body = #"{"id":"msg_1","type":"message","role":"assistant","content":[]}"#
    let json = try await course([.answer(200, headers: ["content-type": "application/json"], body)])
    #expect(json.steps.contains("whole"))
    let stream = try await course([.stream(SSE.whole)], request: .question(stream: false))
    #expect(stream.steps.contains("message_stop"))
  }

  @Test func aPassingFailureIsTriedAgain() async throws {
    let (steps, error) = try await course([
      .failure(529, "overloaded_error"), [.fail(ClaudeError(.connectionLost, "lost"))],
      .stream(SSE.whole),
    ])
    #expect(error == nil)
    #expect(
      steps.filter { !$0.contains("_") } == [
        "connecting 1/3", "sent", "waiting 0.5 seconds because overloaded",
        "connecting 2/3", "waiting 1.0 seconds because connection-lost",
        "connecting 3/3", "sent", "head 200", "ping", "end after 3",
      ]
    )
  }

  @Test func everyAttemptHasTheSameBytes() async throws {
    let transport = ScriptedTransport([.failure(500, "api_error"), .stream(SSE.whole)])
    let client = try ClaudeClient.scripted(transport)
    let request = ExchangeRequest(.question())
    _ = await client.exchange(request).course()
    #expect(transport.requests.map(\.body) == [request.body, request.body])
  }

  @Test func theLastFailureSaysHowManyAttemptsWereMade() async throws {
    let failures = Array(repeating: [ScriptedTransport.Step].failure(500, "api_error"), count: 3)
    let (_, error) = try await course(failures)
    #expect(error?.code == .serverError)
    #expect(error?.attempts == 3)
    #expect(error?.requestID == "req_failed")
    #expect(error?.status == 500)
    #expect(error?.message == "told by the server")
  }

  @Test func aRequestCanForbidFurtherAttempts() async throws {
    let (steps, error) = try await course(
      [.failure(529, "overloaded_error")],
      options: SendOptions(maxRetries: 0)
    )
    #expect(steps == ["connecting 1/1", "sent"])
    #expect(error?.code == .overloaded)
  }

  @Test func anErrorBeforeContentIsTriedAgain() async throws {
    let (steps, error) = try await course([
      .stream([SSE.start, SSE.ping, SSE.error("overloaded_error")]), .stream(SSE.whole),
    ])
    #expect(error == nil)
    #expect(steps.contains("error"))
    #expect(steps.last == "end after 2")
  }

  @Test func nothingIsTriedAgainAfterContent() async throws {
    let (steps, error) = try await course([
      .stream([SSE.start, SSE.blockStart, SSE.text("Hel"), SSE.error("overloaded_error")]),
      .stream(SSE.whole),
    ])
    #expect(steps.suffix(2) == ["content_block_delta", "error"])
    #expect(error?.code == .overloaded)
    #expect(error?.status == 200)
    #expect(error?.attempts == 1)
  }

  @Test(arguments: [
    ("overloaded_error", ClaudeError.Code.overloaded), ("api_error", .serverError),
    ("rate_limit_error", .rateLimited), ("timeout_error", .serverTimeout),
    ("invalid_request_error", .invalidRequest), ("authentication_error", .authentication),
    ("billing_error", .billing), ("permission_error", .permission),
    ("not_found_error", .notFound), ("request_too_large", .requestTooLarge),
    ("error_of_tomorrow", .serverError),
  ])
  func errorEventsAreToldByTheirType(type: String, code: ClaudeError.Code) async throws {
    let (_, error) = try await course([.stream([SSE.blockStart, SSE.error(type)])])
    #expect(error?.code == code)
    #expect(error?.type?.rawValue == type)
    #expect(error?.message == "told in the stream")
  }

  @Test(arguments: [
    (400, "invalid_request_error", ClaudeError.Code.invalidRequest),
    (401, "authentication_error", .authentication), (402, "billing_error", .billing),
    (403, "permission_error", .permission), (404, "not_found_error", .notFound),
    (409, "conflict_error", .conflict), (413, "request_too_large", .requestTooLarge),
    (422, "", .invalidRequest), (429, "rate_limit_error", .rateLimited),
    (418, "", .unexpectedStatus), (500, "api_error", .serverError),
    (503, "api_error", .serverError), (504, "timeout_error", .serverTimeout),
    (529, "overloaded_error", .overloaded), (599, "", .serverError),
  ])
  func statusesAreToldApart(status: Int, type: String, code: ClaudeError.Code) async throws {
    let (_, error) = try await course(
      [.failure(status, type)],
      options: SendOptions(maxRetries: 0)
    )
    #expect(error?.code == code)
    #expect(error?.status == status)
  }

  @Test(arguments: [429, 400])
  func aSpendLimitIsFinal(status: Int) async throws {
    let (steps, error) = try await course([
      .failure(
        status,
        "rate_limit_error",
        code: "enforced_spend_limit_reached",
        headers: ["x-should-retry": "true"]
      )
    ])
    #expect(error?.code == .spendLimit)
    #expect(error?.attempts == 1)
    #expect(!steps.contains { $0.hasPrefix("waiting") })
  }

  @Test func theServersPauseIsKept() async throws {
    let (steps, _) = try await course([
      .failure(429, "rate_limit_error", headers: ["retry-after": "7"]), .stream(SSE.whole),
    ])
    #expect(steps.contains("waiting 7.0 seconds because rate-limited"))
  }

  @Test func aPauseThatIsTooLongIsExplained() async throws {
    let (_, error) = try await course([
      .failure(429, "rate_limit_error", headers: ["retry-after": "7200"])
    ])
    #expect(error?.attempts == 1)
    #expect(error?.help == "the server asks to wait for 7200 s; run again after that")
  }

  @Test func aStreamWithoutItsEndIsTruncatedAndKeepsItsText() async throws {
    let transport = ScriptedTransport([
      .stream([SSE.start, SSE.blockStart, SSE.text("Hel"), SSE.text("lo")])
    ])
    let client = try ClaudeClient.scripted(transport)
    let error = await #expect(throws: ClaudeError.self) {
      try await client.message(.question())
    }
    #expect(error?.code == .truncated)
    #expect(error?.partial?.message.text == "Hello")
    #expect(error?.partial?.isComplete == false)
  }

  @Test func aLastEventWithoutItsBlankLineCounts() async throws {
    let text = String(SSE.whole.joined().dropLast(2))
    let (steps, error) = try await course([.stream([text])])
    #expect(error == nil)
    #expect(steps.suffix(2) == ["message_stop", "end after 1"])
  }

  @Test func whatFollowsTheEndIsNotRead() async throws {
    let transport = ScriptedTransport([
      .stream(SSE.whole + [SSE.error("overloaded_error")]) + [.hang]
    ])
    let client = try ClaudeClient.scripted(transport)
    let (steps, error) = await client.exchange(ExchangeRequest(.question())).course()
    #expect(error == nil)
    #expect(steps.last == "end after 1")
    #expect(transport.closings.first == .discard)
  }

  @Test func eventsWithoutANameAreToldByTheirData() async throws {
    let events = SSE.whole.map { event in
      event.split(separator: "\n").filter { !$0.hasPrefix("event") }.joined() + "\n\n"
    }
    let (steps, error) = try await course([.stream(events)])
    #expect(error == nil)
    #expect(steps.last == "end after 1")
  }

  @Test func unknownEventsPassThrough() async throws {
    let strange = SSE.event(#"{"type":"progress_note","note":"new in 2027"}"#)
    let (steps, error) = try await course([.stream([SSE.start, strange] + SSE.whole.dropFirst())])
    #expect(error == nil)
    #expect(steps.contains("progress_note"))
  }

  @Test(arguments: [200, 502])
  func aWebPageIsNoAnswer(status: Int) async throws {
    let page = "<!DOCTYPE html><html><head><title>Sign in</title></head></html>"
    let (_, error) = try await course(
      [.answer(status, headers: ["content-type": "text/html"], page)],
      options: SendOptions(maxRetries: 0)
    )
    #expect(error?.code == (status == 200 ? .invalidResponse : .serverError))
    #expect(error?.message.contains("Sign in") == true)
    #expect(error?.status == status)
  }

  @Test(arguments: [301, 302, 307, 308])
  func redirectsAreRefused(status: Int) async throws {
    let (steps, error) = try await course([
      .answer(status, headers: ["location": "https://elsewhere.example/v1/messages"])
    ])
    #expect(error?.code == .redirectRefused)
    #expect(error?.message.contains("https://elsewhere.example/v1/messages") == true)
    #expect(steps == ["connecting 1/3", "sent"])
  }

  @Test func anErrorInA200IsAnError() async throws {
    let (_, error) = try await course(
      [
        .answer(
          200,
          headers: ["content-type": "application/json"],
          #"{"type":"error","error":{"type":"rate_limit_error","message":"slow"}}"#
        )
      ],
      options: SendOptions(maxRetries: 0)
    )
    #expect(error?.code == .rateLimited)
  }

  @Test func controlCharactersOfAServerDoNotReachTheMessage() async throws {
    let (_, error) = try await course([
      .failure(400, "invalid_request_error", message: #"bad\u001b[2J\nthing"#)
    ])
    #expect(error?.message == "bad [2J thing")
  }

  @Test func anEventOverTheLimitEndsTheAnswer() async throws {
    let transport = ScriptedTransport([.stream([SSE.text(String(repeating: "x", count: 2000))])])
    let client = try ClaudeClient.scripted(transport) { $0.limits.eventBytes = 1000 }
    let (_, error) = await client.exchange(ExchangeRequest(.question())).course()
    #expect(error?.code == .responseTooLarge)
  }

  @Test func aRefusalIsAMessage() async throws {
    let refusal = SSE.event(
      #"{"type":"message_delta","delta":{"stop_reason":"refusal","stop_sequence":null},"usage":{"output_tokens":0}}"#
    )
    let client = try ClaudeClient.scripted(
      ScriptedTransport([.stream([SSE.start, refusal, SSE.stop])])
    )
    let message = try await client.message(.question())
    #expect(message.stopReason == .refusal)
    #expect(message.content.isEmpty)
  }

  @Test func aRepeatedAttemptStartsItsMessageAnew() async throws {
    let client = try ClaudeClient.scripted(
      ScriptedTransport([
        .stream([SSE.start, SSE.error("overloaded_error")]), .stream(SSE.whole),
      ])
    )
    #expect(try await client.message(.question()).text == "Hello")
  }

  @Test func aStreamGivesTypedEvents() async throws {
    let client = try ClaudeClient.scripted(ScriptedTransport([.stream(SSE.whole)]))
    var text = ""
    var count = 0
    for try await event in client.stream(.question(stream: false)) {
      text += event.text ?? ""
      count += 1
    }
    #expect(text == "Hello")
    #expect(count == SSE.whole.count)
  }

  @Test func nothingIsSentBeforeTheFirstEventIsAskedFor() async throws {
    let transport = ScriptedTransport([.stream(SSE.whole)])
    let client = try ClaudeClient.scripted(transport)
    var iterator = client.exchange(ExchangeRequest(.question())).makeAsyncIterator()
    #expect(transport.requests.isEmpty)
    _ = try await iterator.next()
    #expect(transport.requests.count == 1)
  }
}

import ClaudeAPI
import Testing

struct BatchesTests {
  private static let json: HeaderFields = ["content-type": "application/json"]
  private static let open =
    #"{"id":"msgbatch_1","type":"message_batch","processing_status":"in_progress","request_counts":{"processing":2}}"#
  private static let line =
    #"{"custom_id":"a","result":{"type":"succeeded","message":{"id":"msg_1","model":"m","content":[{"type":"text","text":"Hé"}]}}}"#

  private func items() -> [BatchRequest] {
    [BatchRequest(customID: "a", .question("one")), BatchRequest(customID: "b", .question("two"))]
  }

  private func results(
    _ steps: [ScriptedTransport.Step]...,
    limit: Int = 32 << 20
  ) async throws -> (results: [BatchResult], error: ClaudeError?) {
    let client = try ClaudeClient.scripted(ScriptedTransport(steps)) {
      $0.limits.eventBytes = limit
    }
    var results: [BatchResult] = []
    do {
      for try await result in client.batchResults(of: "msgbatch_1") { results.append(result) }
      return (results, nil)
    } catch {
      return (results, error)
    }
  }

  @Test func aBatchIsMadeOfItsRequests() async throws {
    let transport = ScriptedTransport([.answer(200, headers: Self.json, Self.open)])
    let client = try ClaudeClient.scripted(transport)
    let batch = try await client.createBatch(of: items(), betas: ["one-beta"])
    #expect(batch.id == "msgbatch_1" && batch.counts.processing == 2)
    let request = try #require(transport.requests.first)
    #expect(request.method == .post && request.path == "/v1/messages/batches")
    #expect(request.headers["anthropic-beta"] == "one-beta")
    let body = try JSONParser().parse(request.body)
    #expect(body["requests"]?[1]?["custom_id"] == "b")
    #expect(body["requests"]?[1]?["params"]?["messages"]?[0]?["content"] == "two")
    #expect(body["requests"]?[1]?["params"]?["stream"] == nil)
  }

  @Test(arguments: [429, 500, 529])
  func aRefusedBatchIsTriedAgain(status: Int) async throws {
    let transport = ScriptedTransport([
      .failure(status, "api_error"), .answer(200, headers: Self.json, Self.open),
    ])
    let client = try ClaudeClient.scripted(transport)
    #expect(try await client.createBatch(of: items()).id == "msgbatch_1")
    #expect(transport.requests.count == 2)
  }

  @Test(arguments: [ClaudeError.Code.connectionLost, .idleTimeout, .totalTimeout])
  func aBatchWhoseAnswerGotLostIsNotMadeAgain(code: ClaudeError.Code) async throws {
    let transport = ScriptedTransport([
      [.event(.sent), .fail(ClaudeError(code, "gone"))],
      .answer(200, headers: Self.json, Self.open),
    ])
    let client = try ClaudeClient.scripted(transport)
    let error = await #expect(throws: ClaudeError.self) {
      try await client.createBatch(of: items())
    }
    #expect(error?.code == code && error?.help?.contains("list the batches") == true)
    #expect(transport.requests.count == 1)
  }

  @Test func aBatchThatNeverLeftIsTriedAgain() async throws {
    let transport = ScriptedTransport([
      [.fail(ClaudeError(.connectionRefused, "nobody"))],
      .answer(200, headers: Self.json, Self.open),
    ])
    let client = try ClaudeClient.scripted(transport)
    #expect(try await client.createBatch(of: items()).id == "msgbatch_1")
  }

  @Test func callsNameTheirBatch() async throws {
    let answers = Array(
      repeating: [ScriptedTransport.Step].answer(200, headers: Self.json, Self.open),
      count: 4
    )
    let transport = ScriptedTransport(answers + [.answer(200, headers: Self.json, #"{"data":[]}"#)])
    let client = try ClaudeClient.scripted(transport)
    _ = try await client.batch("a/b")
    _ = try await client.cancelBatch("x")
    try await client.deleteBatch("x")
    let results = client.batchResults(of: "none")
    do { for try await _ in results {} } catch {}
    _ = try? await client.batches(limit: 5000, after: "x", before: "y z")
    let calls = transport.requests.map { "\($0.method.rawValue) \($0.path)" }
    #expect(
      calls == [
        "GET /v1/messages/batches/a%2Fb", "POST /v1/messages/batches/x/cancel",
        "DELETE /v1/messages/batches/x", "GET /v1/messages/batches/none/results",
        "GET /v1/messages/batches?limit=1000&after_id=x&before_id=y%20z",
      ]
    )
    #expect(transport.requests[1].body.isEmpty)
    #expect(transport.requests[1].headers["content-type"] == nil)
    #expect(transport.requests[3].headers["accept"] == "application/binary")
    #expect(transport.requests[3].bodyLimit == .max && transport.requests[0].bodyLimit == nil)
  }

  // MARK: Results

  @Test func resultsComeByteByByte() async throws {
    let second = #"{"custom_id":"b","result":{"type":"expired"}}"#
    let bytes = Array("\(Self.line)\n\(second)\n".utf8)
    let steps: [ScriptedTransport.Step] =
      [.event(.sent), .event(.head(ResponseHead(status: 200)))]
      + bytes.map { .event(.body([$0])) }
    let (results, error) = try await results(steps)
    #expect(error == nil && results.map(\.customID) == ["a", "b"])
    #expect(try results.first?.message()?.text == "Hé")
    #expect(results.last?.failure?.code == .batchExpired)
  }

  @Test func aLastLineNeedsNoEnd() async throws {
    let (results, error) = try await results(.answer(200, Self.line))
    #expect(error == nil && results.count == 1)
  }

  @Test func resultsThatBreakOffAreAnError() async throws {
    let (some, error) = try await results(.answer(200, Self.line + "\n", #"{"custom_id":"b","re"#))
    #expect(some.count == 1 && error?.code == .truncated)
  }

  @Test func resultsAreTriedAgainOnlyBeforeTheFirst() async throws {
    let lost: ScriptedTransport.Step = .fail(ClaudeError(.connectionLost, "gone"))
    let (all, none) = try await results(
      .failure(529, "overloaded_error"),
      [.event(.sent), lost],
      .answer(200, Self.line)
    )
    #expect(none == nil && all.count == 1)
    let (some, error) = try await results(
      .answer(200, Self.line + "\n") + [lost],
      .answer(200, Self.line)
    )
    #expect(some.count == 1 && error?.code == .connectionLost)
  }

  @Test func aLineOverTheLimitIsAnError() async throws {
    let (_, error) = try await results(.answer(200, Self.line), limit: 50)
    #expect(error?.code == .responseTooLarge)
  }

  @Test func aLineThatIsNoResultIsAnError() async throws {
    let (_, error) = try await results(.answer(200, "<html>\n"))
    #expect(error?.code == .invalidResponse)
  }

  @Test(
    arguments: [
      (
        #"{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"no"},"request_id":null}}"#,
        ClaudeError.Code.invalidRequest
      ),
      (
        #"{"type":"errored","error":{"type":"error","error":{"type":"overloaded_error","message":"no"}}}"#,
        .overloaded
      ),
      (
        #"{"type":"errored","error":{"type":"error","error":{"type":"new_error","message":"no"}}}"#,
        .serverError
      ),
      (#"{"type":"canceled"}"#, .batchCanceled), (#"{"type":"expired"}"#, .batchExpired),
      (#"{"type":"postponed"}"#, .invalidResponse),
    ])
  func whatHasNoMessageSaysWhy(result: String, code: ClaudeError.Code) throws {
    let line = #"{"custom_id":"a","result":\#(result)}"#
    let error = try #require(try BatchResult(json: Array(line.utf8)).failure)
    #expect(error.code == code && error.status == nil && !error.isNetworkFailure)
  }
}

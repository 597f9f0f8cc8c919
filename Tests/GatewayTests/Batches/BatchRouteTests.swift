import ClaudeAPI
import ClaudeMessages
import Gateway
import OrderedJSON
import RunStorage
import ScriptedServer
import Testing

struct BatchRouteTests {
  // MARK: Bytes

  @Test func aBatchGoesThroughByteByByte() async throws {
    try await BatchStage.run { stage async throws in
      let body =
        #"{ "requests" : [{"params":{"model":"claude-haiku-5-5","max_tokens":1e1,"messages":[{"role":"user","content":"A\u00e9/"}]},"custom_id":"a" }]}"#
      let made = try await stage.send(.post, "?beta=true", body: body)
      #expect(made.status == 200)
      #expect(made.headers["request-id"]?.hasPrefix("req_scripted_") == true)
      let sent = try #require(stage.server.requests.last)
      #expect(sent.path == "/v1/messages/batches?beta=true")
      #expect(String(decoding: sent.body, as: UTF8.self) == body)
      #expect(sent.header("x-api-key") == "sk-secret-of-the-gateway")
      // The server behind describes it with the same bytes, whoever asks.
      let direct = try await BatchStage.send(
        .get,
        "/v1/messages/batches?limit=1",
        to: stage.server.url,
        body: "",
        as: nil
      )
      #expect(direct.json["data"]?.arrayValue?.first == made.json)
    }
  }

  @Test func theAddressOfTheResultsLeadsToTheGateway() async throws {
    try await BatchStage.run(.batches(polls: 0)) { stage async throws in
      let made = try await stage.make("a", "b")
      let path = "/v1/messages/batches/\(made.id)/results"
      #expect(made.json["results_url"]?.stringValue == stage.gateway.url + path)
      let look = try await stage.send(.get, "/\(made.id)", headers: ["x-forwarded-proto": "https"])
      let secured = stage.gateway.url.replacing("http:", with: "https:") + path
      #expect(look.json["results_url"]?.stringValue == secured)
      let direct = try await BatchStage.send(
        .get,
        "/v1/messages/batches/\(made.id)",
        to: stage.server.url,
        body: "",
        as: nil
      )
      let own = direct.text.replacing("https://elsewhere.example", with: stage.gateway.url)
      #expect(own == made.text)
      let listed = try await stage.send(.get).json["data"]?.arrayValue?.first
      #expect(listed?["results_url"]?.stringValue == stage.gateway.url + path)
      let results = try await stage.send(.get, "/\(made.id)/results")
      #expect(results.names == ["b", "a"])
      #expect(results.headers["content-type"] == "application/x-jsonl")
    }
  }

  @Test func aBadItemFailsUpstreamAndNotHere() async throws {
    try await BatchStage.run { stage async throws in
      let made = try await stage.make([
        #"{"custom_id":"bad","params":{"model":"claude-haiku-5-5"}}"#, BatchStage.item("good"),
      ])
      #expect(made.status == 200)
      #expect(try await stage.send(.get, "/\(made.id)").state == "ended")
      let results = try await stage.send(.get, "/\(made.id)/results")
      #expect(results.text.contains(#""type":"errored""#))
      #expect(results.text.contains(#""type":"succeeded""#))
    }
  }

  // MARK: Owners

  @Test func aBatchIsItsOwnersAlone() async throws {
    try await BatchStage.run(.batches(polls: 1)) { stage async throws in
      let made = try await stage.make("a")
      let count = stage.server.requests.count
      let id = made.id
      for (method, path) in [
        (TransportRequest.Method.get, "/\(id)"), (.get, "/\(id)/results"), (.post, "/\(id)/cancel"),
        (.delete, "/\(id)"), (.get, "?after_id=\(id)"), (.get, "/msgbatch_unknown"),
      ] {
        let answer = try await stage.send(method, path, as: BatchStage.bob)
        #expect(answer.status == 404, "\(method) \(path)")
        #expect(answer.errorType == "not_found_error")
      }
      // What is refused here is not asked upstream.
      #expect(stage.server.requests.count == count)
      #expect(try await stage.send(.post, "/\(id)/cancel").state == "canceling")
      #expect(try await stage.send(.get, "/\(id)").state == "ended")
      let deleted = try await stage.send(.delete, "/\(id)")
      #expect(deleted.json["type"] == "message_batch_deleted")
      #expect(try await stage.send(.get, "/\(id)").status == 404)
      #expect(try await stage.send(.get, "/\(id)", as: nil).status == 401)
    }
  }

  @Test func theListShowsTheClientsOwnInPages() async throws {
    try await BatchStage.run { stage async throws in
      var own: [String] = []
      for number in 0..<5 {
        own.insert(try await stage.make("a\(number)").id, at: 0)
        _ = try await stage.make("b\(number)", as: BatchStage.bob)
      }
      _ = try await BatchStage.send(
        .post,
        "/v1/messages/batches",
        to: stage.server.url,
        body: #"{"requests":[\#(BatchStage.item("other"))]}"#,
        as: nil
      )
      func page(_ query: String) async throws -> (ids: [String], hasMore: Bool) {
        let page = try await stage.send(.get, query)
        #expect(page.status == 200, "\(page.text)")
        #expect(page.json["first_id"]?.stringValue == page.ids.first)
        #expect(page.json["last_id"]?.stringValue == page.ids.last)
        return (page.ids, page.json["has_more"]?.boolValue ?? false)
      }
      #expect(try await page("") == (own, false))
      #expect(try await page("?limit=2") == (Array(own[..<2]), true))
      #expect(try await page("?limit=2&after_id=\(own[1])") == (Array(own[2..<4]), true))
      #expect(try await page("?limit=2&after_id=\(own[3])") == ([own[4]], false))
      #expect(try await page("?limit=2&before_id=\(own[3])") == (Array(own[1..<3]), true))
      #expect(try await page("?limit=1000&before_id=\(own[1])") == ([own[0]], false))
      #expect(try await stage.send(.get, "?limit=0").status == 400)
      #expect(try await stage.send(.get, "?limit=1001").errorType == "invalid_request_error")
    }
  }

  @Test func clientsWithoutTokensShareTheirBatches() async throws {
    try await MessagesServer.withServer(.batches()) { server in
      try await RunningGateway.withGateway(upstream: server.url) { gateway in
        let made = try await BatchStage.send(
          .post,
          "/v1/messages/batches",
          to: gateway.url,
          body: #"{"requests":[\#(BatchStage.item("a"))]}"#,
          as: nil
        )
        #expect(made.status == 200)
        for path in ["/\(made.id)", "/\(made.id)/results"] {
          let answer = try await BatchStage.send(
            .get,
            "/v1/messages/batches\(path)",
            to: gateway.url,
            body: "",
            as: "whatever"
          )
          #expect(answer.status == 200)
        }
      }
    }
  }

  // MARK: Limits

  @Test(arguments: [
    (BatchStage.item("a", model: "claude-opus-5-5"), 403, "permission_error"),
    (BatchStage.item("a", maxTokens: 5000), 400, "invalid_request_error"),
    (BatchStage.item("a") + "," + BatchStage.item("a"), 400, "invalid_request_error"),
    (
      #"{"custom_id":"a","params":{"model":"claude-haiku-5-5","max_tokens":9,"max_tokens":99999,"messages":[{"role":"user","content":"x"}]}}"#,
      400, "invalid_request_error"
    ),
    ("7", 400, "invalid_request_error"),
  ])
  func whatAClientMayNotAskIsNotSent(item: String, status: Int, type: String) async throws {
    let limits = TokenLimits(models: ["haiku"], maxTokens: 4000)
    try await BatchStage.run(limits: limits) { stage async throws in
      let answer = try await stage.make([BatchStage.item("first"), item])
      #expect(answer.status == status, "\(answer.text)")
      #expect(answer.errorType == type)
      #expect(stage.server.requests.isEmpty)
    }
  }

  @Test func theWorstCaseOfAllRequestsIsSetAsideAtHalfThePrice() async throws {
    let worst = try Self.worstCase("a")
    try await BatchStage.run(limits: TokenLimits(budget: 2 * worst)) { stage async throws in
      #expect(try await stage.make("a", "b", "c").status == 429)
      #expect(try await stage.spending() == [0, 0])
      #expect(try await stage.make("a", "b").status == 200)
      #expect(try await stage.spending() == [0, 2 * worst])
      let refused = try await stage.make("c")
      #expect(refused.status == 429)
      #expect(refused.errorType == "rate_limit_error")
      #expect(stage.server.requests.count == 1)
    }
  }

  /// The most that an item can cost in a batch, in pico-dollars.
  static func worstCase(_ name: String) throws -> Int64 {
    let item = try JSONParser().parse(BatchStage.item(name))["params"] ?? .null
    let request = try MessageRequest(json: JSONWriter.bytes(of: item))
    let worst = try #require(ModelCatalogue.builtIn.worstCase(of: request, isBatch: true))
    return worst.cost.picodollars
  }

  // MARK: Upstream

  @Test func whatTheUpstreamRefusesIsPassedOnAndCostsNothing() async throws {
    var failure = ScriptedAnswer.failure(
      529,
      type: "overloaded_error",
      message: "busy",
      headers: [("retry-after", "7")]
    )
    failure.path = "POST /v1/messages/batches"
    let worst = try Self.worstCase("a")
    try await BatchStage.run(.batches(failure), limits: TokenLimits(budget: worst)) {
      stage async throws in
      let answer = try await stage.make("a")
      #expect(answer.status == 529)
      #expect(answer.headers["retry-after"] == "7")
      #expect(answer.errorType == "overloaded_error")
      #expect(try await stage.spending() == [0, 0])
      // The budget is whole again.
      #expect(try await stage.make("a").status == 200)
    }
  }

  @Test func aBatchWhoseMakingGotLostIsChargedInFull() async throws {
    var lost = ScriptedAnswer()
    lost.path = "POST /v1/messages/batches"
    lost.body = "{}"
    lost.faults.cutAfter = 0
    let worst = try Self.worstCase("a")
    try await BatchStage.run(.batches(lost), limits: TokenLimits(budget: worst)) {
      stage async throws in
      #expect(try await stage.make("a").status == 502)
      #expect(try await stage.spending() == [worst, 0])
    }
  }

  @Test func aListThatTheUpstreamRefusesIsRefused() async throws {
    var failure = ScriptedAnswer.failure(500, type: "api_error", message: "oh")
    failure.path = "GET /v1/messages/batches"
    try await BatchStage.run(.batches(failure)) { stage async throws in
      _ = try await stage.make("a")
      let list = try await stage.send(.get)
      #expect(list.status == 500)
      #expect(list.errorType == "api_error")
    }
  }
}

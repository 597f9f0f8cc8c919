import ClaudeAPI
import ClaudeMessages
import LocalInference
import OrderedJSON
import Testing

@testable import ModelProviders

struct LocalBatchTests {
  // MARK: Life

  @Test func aBatchIsMadeAtOnceAndAnsweredInTime() async throws {
    let stage = LocalBatchStage(ScriptedEngine(.text("one"), .text("two")))
    let made = try await stage.make("a", "b")
    #expect(made.status == 200)
    #expect(made.json["type"] == "message_batch")
    #expect(made.id.hasPrefix("msgbatch_local_"))
    #expect(made.state == "in_progress")
    #expect(made.json["created_at"] == "2026-11-25T10:00:00Z")
    #expect(made.json["expires_at"] == "2026-11-26T10:00:00Z")
    for name in ["ended_at", "archived_at", "cancel_initiated_at", "results_url"] {
      #expect(made.json[name] == .null, "\(name)")
    }
    #expect(made.json["request_counts"]?["processing"] == 2)
    #expect(try await stage.send(.get, "/\(made.id)").json == made.json)

    let ended = try await stage.working { try await stage.end(of: made.id) }
    #expect(ended.json["request_counts"]?["processing"] == 0)
    #expect(ended.json["request_counts"]?["succeeded"] == 2)
    #expect(ended.json["ended_at"] == "2026-11-25T10:00:00Z")
    let results = try await stage.send(.get, "/\(made.id)/results")
    #expect(results.type == "application/x-jsonl")
    #expect(results.lines.compactMap { $0["custom_id"]?.stringValue } == ["a", "b"])
    let texts = results.lines.map {
      $0["result"]?["message"]?["content"]?.arrayValue?.first?["text"]
    }
    #expect(texts == ["one", "two"])
    #expect(
      results.lines.allSatisfy { $0["result"]?["message"]?["usage"]?["service_tier"] == "batch" }
    )
    #expect(
      ended.json["results_url"]?.stringValue
        == "http://built-in-model.localhost/v1/messages/batches/\(made.id)/results"
    )
  }

  @Test func onlyTheCountOfWhatIsLeftMovesBeforeTheEnd() async throws {
    // The second reply is never whole before the batch is looked at: the worker is stopped in it, and goes on later.
    let stage = LocalBatchStage(
      ScriptedEngine(.text("one"), .init(steps: [[.text("two")]], readingSteps: 1_000_000))
    )
    let made = try await stage.make("a", "b")
    let half = try await stage.working {
      while true {
        let look = try await stage.send(.get, "/\(made.id)")
        if look.json["request_counts"]?["processing"] == 1 { return look }
        await Task.yield()
      }
    }
    #expect(half.json["request_counts"]?["succeeded"] == 0)
    #expect(half.state == "in_progress")
    #expect(try await stage.send(.get, "/\(made.id)/results").status == 400)
    #expect(try await stage.send(.delete, "/\(made.id)").status == 400)
  }

  @Test func workThatWasStoppedGoesOnWhereItWas() async throws {
    let stage = LocalBatchStage(
      ScriptedEngine(
        .init(steps: [[.text("lost")]], readingSteps: 1_000_000),
        .text("found")
      )
    )
    let made = try await stage.make("a")
    try await stage.working {
      while stage.engine.asked.isEmpty { await Task.yield() }
    }
    let ended = try await stage.working { try await stage.end(of: made.id) }
    #expect(ended.json["request_counts"]?["succeeded"] == 1)
    let results = try await stage.send(.get, "/\(made.id)/results").lines
    #expect(
      results.first?["result"]?["message"]?["content"]?.arrayValue?.first?["text"] == "found"
    )
  }

  @Test func batchesTakeTurns() async throws {
    let stage = LocalBatchStage()
    let first = try await stage.make("a", "b", "c")
    let second = try await stage.make("d")
    stage.wait(seconds: 1)
    // With one worker the second batch ends before the first, as each has a turn.
    var order: [String] = []
    try await stage.working {
      order.append(try await stage.end(of: second.id).id)
      order.append(try await stage.end(of: first.id).id)
    }
    #expect(order == [second.id, first.id])
    let asked = stage.engine.asked.count
    #expect(asked == 4)
  }

  @Test func aCanceledBatchKeepsWhatWasAnswered() async throws {
    let stage = LocalBatchStage(
      ScriptedEngine(.text("one"), .init(steps: [[.text("two")]], readingSteps: 1_000_000))
    )
    let made = try await stage.make("a", "b", "c")
    try await stage.working {
      while try await stage.send(.get, "/\(made.id)").json["request_counts"]?["processing"] != 2 {
        await Task.yield()
      }
    }
    stage.wait(seconds: 60)
    let canceled = try await stage.send(.post, "/\(made.id)/cancel")
    #expect(canceled.state == "canceling")
    #expect(canceled.json["cancel_initiated_at"] == "2026-11-25T10:01:00Z")
    let ended = try await stage.working { try await stage.end(of: made.id) }
    #expect(ended.json["request_counts"]?["succeeded"] == 1)
    #expect(ended.json["request_counts"]?["canceled"] == 2)
    let types = try await stage.send(.get, "/\(made.id)/results").lines.map {
      $0["result"]?["type"]?.stringValue
    }
    #expect(types == ["succeeded", "canceled", "canceled"])
    // What has ended stays as it is.
    #expect(try await stage.send(.post, "/\(made.id)/cancel").state == "ended")
  }

  @Test func whatIsNotAnsweredWithinADayExpires() async throws {
    let stage = LocalBatchStage()
    let made = try await stage.make("a", "b")
    stage.wait(seconds: 86_400)
    let ended = try await stage.working { try await stage.end(of: made.id) }
    #expect(ended.json["request_counts"]?["expired"] == 2)
    #expect(stage.engine.asked.isEmpty)
    let lines = try await stage.send(.get, "/\(made.id)/results").lines
    #expect(lines.first?["result"] == ["type": "expired"])
  }

  @Test func aBatchThatHasEndedCanBeDeleted() async throws {
    let stage = LocalBatchStage()
    let made = try await stage.make("a")
    _ = try await stage.working { try await stage.end(of: made.id) }
    let deleted = try await stage.send(.delete, "/\(made.id)")
    #expect(deleted.json == ["id": .string(made.id), "type": "message_batch_deleted"])
    #expect(try await stage.send(.get, "/\(made.id)").status == 404)
    #expect(try await stage.send(.get).json["data"] == [])
  }

  // MARK: Refusals

  @Test(arguments: [
    (#"{"model":"haiku","max_tokens":9}"#, "messages: Field required"),
    (
      #"{"model":"nobody","max_tokens":9,"messages":[{"role":"user","content":"x"}]}"#,
      "model: nobody"
    ),
    (
      #"{"model":"haiku","max_tokens":0,"messages":[{"role":"user","content":"x"}]}"#,
      "max_tokens: 0 is not supported in a batch"
    ),
    (
      #"{"model":"haiku","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"x"}]}"#,
      "stream: is not supported in a batch"
    ),
  ])
  func aBadItemFailsAndItsBatchDoesNot(params: String, message: String) async throws {
    let stage = LocalBatchStage()
    let made = try await stage.make([
      #"{"custom_id":"bad","params":\#(params)}"#, LocalBatchStage.item("good"),
    ])
    let ended = try await stage.working { try await stage.end(of: made.id) }
    #expect(ended.json["request_counts"]?["errored"] == 1)
    #expect(ended.json["request_counts"]?["succeeded"] == 1)
    let result = try await stage.send(.get, "/\(made.id)/results").lines.first?["result"]
    #expect(result?["type"] == "errored")
    #expect(result?["error"]?["type"] == "error")
    #expect(result?["error"]?["error"]?["message"]?.stringValue == message)
  }

  @Test func aModelThatFailsIsAnErrorOfItsItem() async throws {
    let failure = #expect(throws: InferenceError.self) {
      try LocalModel(bytes: [], file: "broken")
    }
    let stage = LocalBatchStage(
      ScriptedEngine(.init(steps: [[.text("x")]], failure: failure), .text("fine"))
    )
    let made = try await stage.make("a", "b")
    let ended = try await stage.working { try await stage.end(of: made.id) }
    #expect(ended.json["request_counts"]?["errored"] == 1)
    #expect(ended.json["request_counts"]?["succeeded"] == 1)
  }

  @Test(arguments: [
    (LocalBatchStage.item("a b"), "requests.0.custom_id: String should match"),
    (#"{"params":{}}"#, "requests.0.custom_id: Field required"),
    (#"{"custom_id":"a"}"#, "requests.0.params: Field required"),
    (
      LocalBatchStage.item("a") + "," + LocalBatchStage.item("a"),
      "requests.1.custom_id: a is the name of another request"
    ),
    ("", "requests: at least one request is required"),
  ])
  func aBatchThatIsNoneIsRefused(items: String, message: String) async throws {
    let answer = try await LocalBatchStage().make([items])
    #expect(answer.status == 400)
    #expect(answer.json["error"]?["type"] == "invalid_request_error")
    #expect(answer.refusal.hasPrefix(message), "\(answer.refusal)")
  }

  @Test(arguments: ["/x", "/x/results", "/x/cancel", "/x/y/z", "/x/other"])
  func whatIsNotThereIsNotFound(path: String) async throws {
    let method: TransportRequest.Method = path.hasSuffix("cancel") ? .post : .get
    let answer = try await LocalBatchStage().send(method, path)
    #expect(answer.status == 404)
    #expect(answer.json["error"]?["type"] == "not_found_error")
  }

  @Test func aServerWithoutBatchesSaysSo() async throws {
    let models = LocalModels([(.haiku, ScriptedEngine(.text("Hi")))], standingInFor: .builtIn)
    let transport = LocalTransport(models)
    let outcome = await LocalStage.post("{}", to: transport, path: "/v1/messages/batches")
    #expect(outcome.head?.status == 404)
    func hasBatches(_ batches: LocalBatches?) -> JSONValue? {
      LocalModelList(models, hasBatches: batches != nil).json["data"]?.arrayValue?
        .first?["capabilities"]?["batch"]?["supported"]
    }
    #expect(hasBatches(nil) == false)
    #expect(hasBatches(LocalBatches(models)) == true)
  }

  // MARK: The list

  @Test func theListIsCutIntoPages() async throws {
    let stage = LocalBatchStage()
    var ids: [String] = []
    for name in ["a", "b", "c", "d", "e"] { ids.insert(try await stage.make(name).id, at: 0) }
    func page(_ query: String) async throws -> (ids: [String], hasMore: Bool) {
      let page = try await stage.send(.get, "?\(query)").json
      let listed = page["data"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
      #expect(page["first_id"]?.stringValue == listed.first)
      #expect(page["last_id"]?.stringValue == listed.last)
      return (listed, page["has_more"]?.boolValue ?? false)
    }
    #expect(try await page("") == (ids, false))
    #expect(try await page("limit=2") == (Array(ids[..<2]), true))
    #expect(try await page("limit=2&after_id=\(ids[1])") == (Array(ids[2..<4]), true))
    #expect(try await page("limit=2&after_id=\(ids[3])") == ([ids[4]], false))
    #expect(try await page("limit=2&before_id=\(ids[3])") == (Array(ids[1..<3]), true))
    #expect(try await page("limit=9&before_id=\(ids[2])") == (Array(ids[..<2]), false))
    #expect(try await page("after_id=\(ids[4])") == ([], false))
    for query in ["limit=0", "limit=1001", "limit=x", "after_id=\(ids[0])&before_id=\(ids[1])"] {
      #expect(try await stage.send(.get, "?\(query)").status == 400, "\(query)")
    }
    #expect(try await stage.send(.get, "?after_id=x").status == 404)
  }

  // MARK: Memory

  @Test func theOldestThatHaveEndedMakeRoom() async throws {
    let stage = LocalBatchStage(capacity: 3000)
    let text = String(repeating: "x", count: 900)
    let item = LocalBatchStage.item("a", fields: #","metadata":{"user_id":"\#(text)"}"#)
    let first = try await stage.make([item])
    let second = try await stage.make([item])
    let third = try await stage.make([item])
    #expect(third.status == 529)
    #expect(third.json["error"]?["type"] == "overloaded_error")
    _ = try await stage.working { try await stage.end(of: first.id) }
    _ = try await stage.working { try await stage.end(of: second.id) }
    var ids: [String] = []
    for _ in 0..<2 { ids.append(try await stage.make([item]).id) }
    #expect(try await stage.send(.get, "/\(first.id)").status == 404)
    #expect(try await stage.send(.get, "/\(ids[1])").status == 200)
  }

  @Test func aResultForWhichThereIsNoRoomIsAnError() async throws {
    let long = String(repeating: "word ", count: 2000)
    let stage = LocalBatchStage(ScriptedEngine(.text(long)), capacity: 3000)
    let made = try await stage.make("a")
    let ended = try await stage.working { try await stage.end(of: made.id) }
    #expect(ended.json["request_counts"]?["errored"] == 1)
    let line = try await stage.send(.get, "/\(made.id)/results").lines.first
    #expect(line?["result"]?["error"]?["error"]?["type"] == "overloaded_error")
  }
}

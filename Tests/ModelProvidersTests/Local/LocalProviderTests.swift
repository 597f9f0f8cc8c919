import ClaudeAPI
import ClaudeMessages
import LocalInference
import OrderedJSON
import Testing

@testable import ModelProviders

/// Events, usage, stop reasons and names, as the API gives them.
struct LocalProviderTests {
  @Test func aStreamHasTheAPIsEventsInOrder() async throws {
    let stage = try LocalStage(ScriptedEngine(.text("Hel", "lo")))
    let outcome = await stage.send(.local("Say hello."))
    #expect(
      outcome.names == [
        "message_start", "content_block_start", "ping", "content_block_delta",
        "content_block_delta", "content_block_stop", "message_delta", "message_stop",
      ]
    )
    #expect(outcome.json.map { $0["type"]?.stringValue } == outcome.names)
    #expect(outcome.message?.text == "Hello")
    #expect(outcome.message?.stopReason == .endTurn)
    #expect(outcome.error == nil)
    guard case .progress(.connecting(attempt: 1, of: 3))? = outcome.events.first,
      case .progress(.sent) = outcome.events[1], case .end? = outcome.events.last
    else {
      Issue.record("\(outcome.events)")
      return
    }
  }

  @Test func theUsageIsTheEngineS() async throws {
    let stage = try LocalStage(ScriptedEngine(.text("Hel", "lo")))
    let outcome = await stage.send(.local("one two three"))
    // Three words, a token for the turn, and one where the model begins.
    #expect(outcome.message?.usage.inputTokens == 5)
    #expect(outcome.message?.usage.outputTokens == 2)
    #expect(outcome.json.first?["message"]?["usage"]?["input_tokens"]?.intValue == 5)
    #expect(try await stage.provider.countTokens(ProviderRequest(.local("one two three"))) == 5)
  }

  @Test func aWholeMessageSaysTheSameAsAStream() async throws {
    let reply = ScriptedEngine.Reply(
      steps: [[.thinking("2 and 2")], [.text("It is ")], [.text("4.")]]
    )
    let stage = LocalStage([(.opus, ScriptedEngine(reply, thinks: true))])
    let streamed = await stage.send(.local("What is 22 + 20?"))
    let whole = await stage.send(.local("What is 22 + 20?", stream: false))
    #expect(whole.names == ["message"])
    #expect(whole.message?.content.map(\.type) == [.thinking, .text])
    #expect(whole.message?.text == "It is 4.")
    #expect(whole.message?.usage == streamed.message?.usage)
    #expect(whole.message?.stopReason == streamed.message?.stopReason)
    let blocks = whole.message?.content.map(\.content)
    #expect(blocks?.first == streamed.message?.content.first?.content)
  }

  @Test(arguments: [
    ("haiku", "parley-local-haiku"), ("claude-haiku-5-5", "parley-local-haiku"),
    ("claude-haiku-4-5", "parley-local-haiku"), ("haiku-4.5", "parley-local-haiku"),
    ("claude-sonnet-4-5-20250929", "parley-local-sonnet"), ("sonnet", "parley-local-sonnet"),
    ("claude-opus-5-5", "parley-local-opus"), ("fable", "parley-local-opus"),
    ("claude-fable-5-2", "parley-local-opus"), ("claude-mythos-5-2", "parley-local-opus"),
    ("parley-local-opus", "parley-local-opus"), ("parley-local-haiku", "parley-local-haiku"),
  ])
  func aNameMeansTheModelOfItsLine(name: String, answering: String) async throws {
    let stage = LocalStage(
      ["haiku", "sonnet", "opus"].map { line in
        let engine = ScriptedEngine(.text("I am \(line)."), name: "parley-local-\(line)")
        return (ModelLine(rawValue: line), engine)
      }
    )
    let outcome = await stage.send(.local(model: ModelID(rawValue: name)))
    #expect(outcome.message?.model.rawValue == answering)
    #expect(outcome.message?.text == "I am \(answering.dropFirst("parley-local-".count)).")
  }

  @Test(arguments: ["haiku", "sonnet", "opus", "fable", "claude-opus-4-8", "parley-local-sonnet"])
  func oneModelServesEveryLineAndSaysWhichItIs(name: String) async throws {
    let engine = ScriptedEngine(.text("Hi"), name: "parley-local-sonnet")
    let stage = LocalStage([(.sonnet, engine)])
    let outcome = await stage.send(.local(model: ModelID(rawValue: name)))
    #expect(outcome.message?.model == "parley-local-sonnet")
  }

  @Test(arguments: [
    (Generation.Finish.endOfTurn, StopReason.endTurn), (.maxTokens, .maxTokens),
    (.stopSequence("END"), .stopSequence),
    (.contextWindowFull, .modelContextWindowExceeded),
  ])
  func theStopReasonIsTheAPIs(finish: Generation.Finish, reason: StopReason) async throws {
    let stage = try LocalStage(ScriptedEngine(.text("Hi", finish: finish)))
    let message = await stage.send(.local()).message
    #expect(message?.stopReason == reason)
    #expect(message?.stopSequence == (reason == .stopSequence ? "END" : nil))
  }

  @Test func noTokensAtAllIsAnEmptyMessage() async throws {
    let engine = ScriptedEngine(.text("Hi"))
    let outcome = await (try LocalStage(engine)).send(.local(maxTokens: 0, stream: false))
    #expect(outcome.message?.content.isEmpty == true)
    #expect(outcome.message?.stopReason == .maxTokens)
    #expect(outcome.message?.usage.outputTokens == 0)
    #expect(engine.asked.isEmpty)
  }

  @Test func anEmptyReplyHasNoBlocks() async throws {
    let stage = try LocalStage(ScriptedEngine(ScriptedEngine.Reply(steps: [[]])))
    let outcome = await stage.send(.local())
    #expect(outcome.names == ["message_start", "message_delta", "message_stop"])
    #expect(outcome.message?.content.isEmpty == true)
    #expect(outcome.message?.stopReason == .endTurn)
  }

  @Test func identifiersAreTheSameInEveryRunAndDifferWithinOne() async throws {
    func identifiers() async throws -> [String] {
      let stage = try LocalStage(ScriptedEngine(.text("Hi")))
      var identifiers: [String] = []
      for text in ["a", "b", "a"] {
        let outcome = await stage.send(.local(text))
        identifiers += [outcome.head?.requestID ?? "", outcome.message?.id ?? ""]
      }
      return identifiers
    }
    let first = try await identifiers()
    #expect(first == (try await identifiers()))
    #expect(Set(first).count == 6)
    #expect(first[0].hasPrefix("req_local_"))
    #expect(first[1].hasPrefix("msg_local_"))
  }

  @Test(arguments: [true, false])
  func aFailureOfTheModelIsAServerError(stream: Bool) async throws {
    let failure = try #require(throws: InferenceError.self) {
      try LocalModel.embedded(named: "none of them")
    }
    var reply = ScriptedEngine.Reply.text("Hel")
    reply.failure = failure
    let outcome = await (try LocalStage(ScriptedEngine(reply)))
      .send(.local(stream: stream), retries: 0)
    #expect(outcome.error?.code == .serverError)
    #expect(outcome.error?.message == failure.message)
    #expect(outcome.message?.text == (stream ? "Hel" : nil))
  }

  @Test func aCancelledTaskEndsAReplyWithoutEnd() async throws {
    var reply = ScriptedEngine.Reply.text("Hi")
    reply.readingSteps = .max
    let stage = try LocalStage(ScriptedEngine(reply))
    let (reached, mark) = AsyncStream<Void>.makeStream()
    let code = await withTaskGroup(of: ClaudeError.Code?.self) { group in
      group.addTask {
        defer { mark.finish() }
        do throws(ClaudeError) {
          for try await event in stage.provider.send(ProviderRequest(.local())) {
            if case .head = event { mark.yield() }
          }
          return nil
        } catch {
          return error.code
        }
      }
      for await _ in reached { break }
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(code == .cancelled)
  }

  @Test func theModelsAreListed() async throws {
    let stage = LocalStage([
      (.haiku, ScriptedEngine(.text("Hi"))),
      (.opus, ScriptedEngine(.text("Hi"), name: "parley-local-opus", thinks: true)),
    ])
    let models = try await stage.provider.models()
    #expect(models.map(\.id) == ["parley-local-opus", "parley-local-haiku"])
    #expect(models.map(\.line) == [.opus, .haiku])
    #expect(models.first?.maxInputTokens == 100)
    let thinking = models.map { $0.capabilities?["thinking"]?["supported"]?.boolValue }
    #expect(thinking == [true, false])
  }
}

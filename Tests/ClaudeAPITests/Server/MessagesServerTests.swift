import ClaudeAPI
import ScriptedServer
import Testing

/// What the double does when nothing is scripted, and what it refuses.
@Suite(.timeLimit(.minutes(2)))
struct MessagesServerTests {
  private func message(
    _ request: MessageRequest,
    from configuration: ServerConfiguration = ServerConfiguration()
  ) async throws -> Message {
    try await MessagesServer.withServer(configuration) { server in
      let client = ClientConfiguration(baseURL: try BaseURL(server.url))
      return try await ClaudeClient.withClient(configuration: client) {
        client throws(ClaudeError) in try await client.message(request)
      }
    }
  }

  private func refusal(
    _ request: MessageRequest,
    version: APIVersion? = nil,
    requiredKey: String? = nil,
    key: String? = nil
  ) async throws -> ClaudeError? {
    var server = ServerConfiguration()
    server.requiredKey = requiredKey
    return try await MessagesServer.withServer(server) { server in
      var configuration = ClientConfiguration(baseURL: try BaseURL(server.url))
      if let key { configuration.credential = .apiKey(try Secret(key, from: "the test")) }
      return await ClaudeClient.withClient(configuration: configuration) {
        await $0.exchange(ExchangeRequest(request, version: version)).course().error
      }
    }
  }

  @Test func itSaysWhatWasAsked() async throws {
    let message = try await message(.question("What is the capital of France?"))
    #expect(message.text == "You said: What is the capital of France?")
    #expect(message.model == "claude-haiku-5-5")
    #expect(message.stopReason == .endTurn)
    #expect(message.usage.outputTokens == 10)
  }

  @Test func itEchoes() async throws {
    var server = ServerConfiguration()
    server.echo = true
    #expect(try await message(.question("a  b\nc"), from: server).text == "a  b\nc")
  }

  @Test func maxTokensCutsTheText() async throws {
    var request = MessageRequest.question("one two three four five six")
    request.maxTokens = 4
    let message = try await message(request)
    #expect(message.text == "You said: one tw")
    #expect(message.stopReason == .maxTokens)
    #expect(message.usage.outputTokens == 4)
  }

  @Test func noTokensGiveNoContent() async throws {
    var request = MessageRequest.question()
    request.maxTokens = 0
    let message = try await message(request)
    #expect(message.content.isEmpty)
    #expect(message.stopReason == .maxTokens)
    #expect(message.usage.outputTokens == 0)
  }

  @Test func theFirstStopSequenceEndsTheText() async throws {
    var request = MessageRequest.question("one two three")
    request.stopSequences = ["three", " two"]
    let message = try await message(request)
    #expect(message.text == "You said: one")
    #expect(message.stopReason == .stopSequence)
    #expect(message.stopSequence == " two")
  }

  @Test func aMatchComesBeforeTheOrder() async throws {
    var matching = ScriptedAnswer.text("Paris")
    matching.match = "capital"
    matching.repetition = .forever
    let script = ServerScript([.text("first"), matching, .text("second")])
    var configuration = ServerConfiguration()
    configuration.script = script
    try await MessagesServer.withServer(configuration) { server in
      let configuration = ClientConfiguration(baseURL: try BaseURL(server.url))
      let texts = try await ClaudeClient.withClient(configuration: configuration) {
        client throws(ClaudeError) in
        var texts: [String] = []
        for question in ["the capital?", "x", "the capital?", "y"] {
          texts.append(try await client.message(.question(question)).text)
        }
        return texts
      }
      #expect(texts == ["Paris", "first", "Paris", "second"])
      #expect(server.requests.map(\.reply) == [1, 0, 1, 2])
    }
  }

  @Test func blocksKeepTheirForm() async throws {
    var answer = ScriptedAnswer()
    answer.thinking = ""
    answer.content = .blocks([
      ["type": "text", "text": "Let me look."],
      ["type": "tool_use", "id": "toolu_1", "name": "tide_at", "input": ["port": "Brest"]],
      ["type": "block_of_2027", "note": "kept"],
    ])
    answer.stopReason = "tool_use"
    let message = try await message(.question(), from: ServerConfiguration(answer))
    #expect(message.content.count == 4)
    #expect(message.stopReason == .toolUse)
    let call = try #require(message.content[2].toolUse)
    #expect("\(call.input)".contains("Brest"))
  }

  @Test func aScriptThatIsOverIsAnError() async throws {
    let error = await #expect(throws: ClaudeError.self) {
      try await message(.question(), from: ServerConfiguration(ScriptedAnswer.text("x").times(0)))
    }
    #expect(error?.message == "the script has no reply left for this request")
  }

  @Test func fieldsOfTheOlderVersionAreRefused() async throws {
    var request = MessageRequest.question()
    request.topK = 4
    #expect(try await refusal(request) == nil)
    let error = try await refusal(request, version: .v2026_10_21)
    #expect(error?.message == "top_k: Extra inputs are not permitted")
  }

  @Test func unknownFieldsAreRefused() async throws {
    var request = MessageRequest.question()
    request.additionalFields = ["top_q": 1]
    let error = try await refusal(request)
    #expect(error?.message == "top_q: Extra inputs are not permitted")
  }

  @Test func unknownVersionsAreRefused() async throws {
    let error = try await refusal(.question(), version: APIVersion(rawValue: "1999-01-01"))
    #expect(error?.code == .invalidRequest)
  }

  @Test func emptyTurnsAreRefused() async throws {
    #expect(try await refusal(.question(""))?.code == .invalidRequest)
  }

  @Test(arguments: [(nil, false), ("wrong", false), ("right", true)] as [(String?, Bool)])
  func aRequiredKeyIsChecked(key: String?, isAccepted: Bool) async throws {
    let error = try await refusal(.question(), requiredKey: "right", key: key)
    #expect(error?.code == (isAccepted ? nil : .authentication))
  }
}

extension ScriptedAnswer {
  /// The answer, given so many times.
  fileprivate func times(_ count: Int) -> ScriptedAnswer {
    var answer = self
    answer.repetition = .times(count)
    return answer
  }
}

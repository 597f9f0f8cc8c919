import ClaudeMessages
import Testing

struct MessageRequestTests {
  @Test(arguments: Fixture.all(in: "requests", ending: ".json"))
  func requestsAreWrittenAsTheyWereRead(fixture: Fixture) throws {
    let request = try MessageRequest(json: fixture.bytes)
    #expect(String(decoding: request.encoded(), as: UTF8.self) == fixture.text)
  }

  @Test func everyFieldHasItsPlace() throws {
    let request = try MessageRequest(
      json: Fixture(folder: "requests", name: "every-field.json").bytes
    )
    #expect(request.model == "claude-haiku-4-5" && request.maxTokens == 200 && request.stream)
    #expect(request.temperature?.spelling == "0.25" && request.topP == 0.9 && request.topK == 40)
    #expect(request.hasSamplingParameters)
    #expect(request.stopSequences == ["END", "###"] && request.userID == "u-1")
    #expect(request.serviceTier == .standardOnly && request.inferenceGeography == .unitedStates)
    #expect(request.speed == .standard)
    #expect(request.thinking?.mode == .enabled && request.thinking?.budgetTokens == 2048)
    #expect(request.thinking?.display == .summarized)
    #expect(request.thinking?.additionalFields.keys == ["block_binding"])
    #expect(request.outputConfiguration.effort == .low)
    #expect(request.outputConfiguration.additionalFields.keys == ["task_budget"])
    #expect(request.cacheControl?.lifetime == .oneHour)
    #expect(request.tools.map(\.name) == ["tide_at", "web_search"])
    #expect(request.tools.map(\.isRunByServer) == [false, true])
    #expect(request.toolChoice?.name == "tide_at" && request.toolChoice?.isForced == true)
    #expect(request.toolChoice?.disablesParallelToolUse == true)
    #expect(request.system?.text == "Be brief.")
    #expect(request.additionalFields.keys == ["context_management", "a_field_of_tomorrow"])
  }

  @Test func aRequestIsWrittenInAFixedOrder() {
    var request = MessageRequest(
      model: "claude-sonnet-5-5",
      maxTokens: 50,
      messages: [.user("1/2 é"), .assistant("a")]
    )
    request.system = "S"
    request.stream = true
    request.thinking = .budget(2000)
    request.outputConfiguration.effort = .max
    request.outputConfiguration.format = OutputConfiguration.jsonSchema(["type": "object"])
    request.tools = [ToolDefinition(name: "t", description: "d", inputSchema: ["type": "object"])]
    request.toolChoice = .tool("t")
    request.userID = "u"
    request.additionalFields.append("speed_limit", 1)
    #expect(
      String(decoding: request.encoded(), as: UTF8.self)
        == #"{"model":"claude-sonnet-5-5","max_tokens":50,"stream":true,"metadata":{"user_id":"u"},"#
        + #""thinking":{"type":"enabled","budget_tokens":2000},"#
        + #""output_config":{"effort":"max","format":{"type":"json_schema","schema":{"type":"object"}}},"#
        + #""tools":[{"name":"t","description":"d","input_schema":{"type":"object"}}],"#
        + #""tool_choice":{"type":"tool","name":"t"},"system":"S","#
        + #""messages":[{"role":"user","content":"1/2 é"},{"role":"assistant","content":"a"}],"#
        + #""speed_limit":1}"#
    )
  }

  @Test func aTokenCountAsksForThePromptOnly() throws {
    var request = try MessageRequest(
      json: Fixture(folder: "requests", name: "every-field.json").bytes
    )
    request.additionalFields["mcp_servers"] = []
    let body = try JSONParser().parse(request.encodedForTokenCount())
    #expect(
      body.objectValue?.keys == [
        "model", "speed", "thinking", "output_config", "cache_control", "tools", "tool_choice",
        "system", "messages", "mcp_servers", "context_management",
      ]
    )
  }

  @Test func nullStandsForAbsent() throws {
    let json =
      #"{"model":"m","max_tokens":1,"messages":[],"tools":null,"system":null,"stream":null,"metadata":null}"#
    let request = try MessageRequest(json: Array(json.utf8))
    #expect(request == MessageRequest(model: "m", maxTokens: 1, messages: []))
  }

  @Test(
    arguments: [
      ("", "not valid JSON: the text ends inside a value (at byte 0)"),
      ("[]", "not valid JSON: unexpected character (at byte 0)"),
      (#"{"max_tokens":1,"messages":[]}"#, #"the member "model" is missing"#),
      (#"{"model":"m","messages":[]}"#, #"the member "max_tokens" is missing"#),
      (
        #"{"model":"m","max_tokens":"1","messages":[]}"#,
        "max_tokens: a whole number is expected here, not a string"
      ),
      (#"{"model":"m","max_tokens":1}"#, #"the list "messages" is missing"#),
      (
        #"{"model":"m","max_tokens":1,"messages":[{"role":"user"}]}"#,
        #"messages[0]: the member "content" is missing"#
      ),
      (
        #"{"model":"m","max_tokens":1,"messages":[{"role":"user","content":1}]}"#,
        "messages[0].content: a string or an array of blocks is expected here, not a number"
      ),
      (
        #"{"model":"m","max_tokens":1,"messages":[],"stop_sequences":["a",1]}"#,
        "stop_sequences[1]: a string is expected here, not a number"
      ),
      (
        #"{"model":"m","max_tokens":1,"messages":[],"thinking":{"type":1}}"#,
        "thinking.type: a string is expected here, not a number"
      ),
      (
        #"{"model":"m","max_tokens":1,"messages":[],"tools":{}}"#,
        "tools: an array is expected here, not an object"
      ),
      (
        #"{"model":"m","max_tokens":1,"messages":[],"stream":"yes"}"#,
        "stream: true or false is expected here, not a string"
      ),
    ])
  func mistakesNameTheirPlace(json: String, message: String) {
    let error = #expect(throws: MessageDecodingError.self) {
      try MessageRequest(json: Array(json.utf8))
    }
    #expect(error?.description == message)
  }
}

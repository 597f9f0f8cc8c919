import ClaudeAPI
import ClaudeMessages
import OrderedJSON
import Testing

@testable import ModelProviders

/// Requests that the API refuses are refused here in its shape, and so is what no built-in model does.
struct LocalRefusalTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    let body: String
    var status = 400
    let message: String
    var testDescription: String { message }

    /// A request with a member in place of a good one, or beside it.
    init(_ member: String, _ value: String, _ message: String, status: Int = 400) {
      var members = [
        ("model", #""claude-haiku-5-5""#), ("max_tokens", "50"),
        ("messages", #"[{"role": "user", "content": "Hi"}]"#),
      ]
      members.removeAll { $0.0 == member }
      if !value.isEmpty { members.append((member, value)) }
      body = "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
      self.status = status
      self.message = message
    }

    /// A request with these messages.
    static func messages(_ messages: String, _ message: String) -> Refused {
      Refused("messages", messages, message)
    }
  }

  static let refused: [Refused] = [
    Refused("model", "", "model: Field required"),
    Refused("model", "7", "model: Input should be a valid string"),
    Refused("model", #""claude-x""#, "model: claude-x", status: 404),
    Refused("model", #""claude-3-opus-20240229""#, "model: claude-3-opus-20240229", status: 404),
    Refused("max_tokens", "", "max_tokens: Field required"),
    Refused("max_tokens", "-1", "max_tokens: Input should be"),
    Refused("max_tokens", "\"many\"", "max_tokens: Input should be"),
    Refused(
      "max_tokens",
      "200000",
      "max_tokens: 200000 > 128000, which is the maximum allowed number of output tokens for parley-local-haiku"
    ),
    Refused("messages", "", "messages: Field required"),
    Refused("messages", "\"Hi\"", "messages: Input should be a valid list"),
    .messages("[]", "messages: at least one message is required"),
    .messages(#"["Hi"]"#, "messages.0: Input should be a valid dictionary"),
    .messages(#"[{"content": "Hi"}]"#, "messages.0.role: Field required"),
    .messages(#"[{"role": "robot", "content": "Hi"}]"#, "messages.0.role: Input should be"),
    .messages(#"[{"role": "user"}]"#, "messages.0.content: Field required"),
    .messages(#"[{"role": "user", "content": ""}]"#, "messages.0: all messages must have"),
    .messages(#"[{"role": "system", "content": "Hi"}]"#, "messages.0: the first message cannot"),
    .messages(
      #"[{"role": "user", "content": [{"type": "text", "text": ""}, {"type": "text", "text": "x"}]}]"#,
      "messages.0.content.0: text content blocks must be non-empty"
    ),
    .messages(
      #"[{"role": "user", "content": [{"type": "image", "source": {"type": "url", "url": "https://a.b/c"}}]}]"#,
      "messages.0.content.0: image blocks: not supported by"
    ),
    .messages(
      #"[{"role": "user", "content": [{"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "x"}}]}]"#,
      "messages.0.content.0: document blocks: not supported by"
    ),
    .messages(
      #"[{"role": "user", "content": [{"type": "tool_use", "id": "a", "name": "b", "input": {}}]}]"#,
      "`tool_use` blocks cannot be in `user` messages"
    ),
    .messages(
      #"[{"role": "user", "content": "a"}, {"role": "assistant", "content": [{"type": "tool_use", "id": "t1", "name": "b", "input": {}}]}, {"role": "user", "content": "c"}]"#,
      "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: t1"
    ),
    .messages(
      #"[{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t9", "content": "x"}]}]"#,
      "messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: t9"
    ),
    .messages(
      #"[{"role": "user", "content": "a"}, {"role": "assistant", "content": "b "}]"#,
      "final assistant content cannot end with trailing whitespace"
    ),
    .messages(
      "[{\"role\": \"user\", \"content\": \"\(String(repeating: "word ", count: 120))\"}]",
      "prompt is too long: 122 tokens > 99 maximum"
    ),
    Refused("stop_sequences", "[\" \"]", "stop_sequences: each stop sequence must contain"),
    Refused("temperature", "1.5", "temperature: Input should be less than or equal to 1"),
    Refused("temperature", "-1", "temperature: Input should be greater than or equal to 0"),
    Refused("top_p", "\"x\"", "top_p: Input should be a valid number"),
    Refused("top_k", "0.5", "top_k: Input should be a valid integer"),
    Refused("seed", "\"x\"", "seed: Input should be a valid integer"),
    Refused("temprature", "1", "temprature: Extra inputs are not permitted"),
    Refused("output_config", #"{"effort": "low"}"#, "output_config.effort: not supported by"),
    Refused("output_config", #"{"format": {"type": "xml"}}"#, "output_config.format.type: Input"),
    Refused(
      "output_config",
      #"{"format": {"type": "json_schema"}}"#,
      "output_config.format.schema"
    ),
    Refused("thinking", #"{"type": "adaptive"}"#, "adaptive thinking is not supported"),
    Refused("thinking", #"{"type": "enabled", "budget_tokens": 2000}"#, "thinking.type.enabled"),
    Refused("tools", #"[{"type": "web_search_20260318", "name": "web_search"}]"#, "tools.0: web_s"),
    Refused("tools", #"[{"name": "a"}]"#, "tools.0.input_schema: Field required"),
    Refused("container", "\"c\"", "container: not supported by"),
    Refused("speed", "\"fast\"", "speed: not supported by"),
  ]

  private static let transport = LocalTransport(
    LocalModels([(.haiku, ScriptedEngine(.text("Hi")))], standingInFor: .builtIn)
  )

  @Test(arguments: refused)
  func aRequestIsRefusedInTheShapeOfTheAPI(refused: Refused) async throws {
    let outcome = await LocalStage.post(refused.body, to: Self.transport)
    #expect(outcome.head?.status == refused.status)
    let body = try #require(outcome.json.first)
    #expect(body["type"]?.stringValue == "error")
    let type = refused.status == 404 ? "not_found_error" : "invalid_request_error"
    #expect(body["error"]?["type"]?.stringValue == type)
    #expect(body["request_id"]?.stringValue == outcome.head?.requestID)
    let message = body["error"]?["message"]?.stringValue ?? ""
    #expect(message.contains(refused.message), "\(message)")
  }

  @Test(arguments: ["", "[]", "{", "null", "{\"model\": \"\u{0}\"}"])
  func whatIsNoRequestIsRefused(body: String) async throws {
    let outcome = await LocalStage.post(body, to: Self.transport)
    #expect(outcome.head?.status == 400)
    #expect(outcome.json.first?["error"]?["type"]?.stringValue == "invalid_request_error")
  }

  @Test func theClientSeesTheErrorThatTheAPIGives() async throws {
    let stage = try LocalStage(ScriptedEngine(.text("Hi")))
    let outcome = await stage.send(.local(model: "claude-x"))
    #expect(outcome.error?.code == .notFound)
    #expect(outcome.error?.status == 404)
    #expect(outcome.error?.type == .notFound)
    #expect(outcome.error?.attempts == 1)
    #expect(outcome.error?.requestID?.hasPrefix("req_local_") == true)
  }

  @Test func tokensAreCountedWithoutMaxTokens() async throws {
    let body = #"{"model": "haiku", "messages": [{"role": "user", "content": "one two"}]}"#
    let outcome = await LocalStage.post(
      body,
      to: Self.transport,
      path: "/v1/messages/count_tokens"
    )
    #expect(outcome.head?.status == 200)
    #expect(outcome.json.first?["input_tokens"]?.intValue == 4)
  }
}

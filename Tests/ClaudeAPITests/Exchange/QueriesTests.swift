import ClaudeAPI
import Testing

struct QueriesTests {
  private let json: HeaderFields = ["content-type": "application/json"]

  @Test func tokensAreCounted() async throws {
    let transport = ScriptedTransport([.answer(200, headers: json, #"{"input_tokens":2095}"#)])
    let client = try ClaudeClient.scripted(transport)
    #expect(try await client.countTokens(.question()) == 2095)
    let request = try #require(transport.requests.first)
    #expect(request.path == "/v1/messages/count_tokens")
    let body = try JSONParser().parse(request.body)
    #expect(body["max_tokens"] == nil)
    #expect(body["stream"] == nil)
    #expect(body["messages"]?[0]?["content"]?.stringValue == "Hello?")
  }

  @Test func aCountIsTriedAgain() async throws {
    let client = try ClaudeClient.scripted(
      ScriptedTransport([
        .failure(500, "api_error"), .answer(200, headers: json, #"{"input_tokens":1}"#),
      ])
    )
    #expect(try await client.countTokens(.question()) == 1)
  }

  @Test(arguments: ["{}", #"{"input_tokens":"many"}"#, "nonsense"])
  func aCountThatIsNoneIsAnError(body: String) async throws {
    let client = try ClaudeClient.scripted(ScriptedTransport([.answer(200, headers: json, body)]))
    let error = await #expect(throws: ClaudeError.self) {
      try await client.countTokens(.question())
    }
    #expect(error?.code == .invalidResponse)
  }

  @Test func modelsAreReadPageByPage() async throws {
    let transport = ScriptedTransport([
      .answer(200, headers: json, #"{"data":[{"id":"a b"}],"has_more":true,"last_id":"a b"}"#),
      .answer(200, headers: json, #"{"data":[{"id":"c"}],"has_more":false,"last_id":"c"}"#),
    ])
    let client = try ClaudeClient.scripted(transport)
    let models = try await client.models(lifecycles: ["active", "retired"], pageSize: 5000)
    #expect(models.map(\.id.rawValue) == ["a b", "c"])
    #expect(
      transport.requests.map(\.path) == [
        "/v1/models?limit=1000&lifecycle%5B%5D=active&lifecycle%5B%5D=retired",
        "/v1/models?limit=1000&lifecycle%5B%5D=active&lifecycle%5B%5D=retired&after_id=a%20b",
      ]
    )
    #expect(transport.requests.allSatisfy { $0.method == .get && $0.body.isEmpty })
  }

  @Test func aListThatDoesNotEndIsAnError() async throws {
    let page = [ScriptedTransport.Step].answer(
      200,
      headers: json,
      #"{"data":[{"id":"a"}],"has_more":true,"last_id":"a"}"#
    )
    let client = try ClaudeClient.scripted(ScriptedTransport([page, page, page]))
    let error = await #expect(throws: ClaudeError.self) { try await client.models() }
    #expect(error?.code == .invalidResponse)
  }

  @Test func oneModelIsAskedByItsName() async throws {
    let transport = ScriptedTransport([.answer(200, headers: json, #"{"id":"claude-opus-5-5"}"#)])
    let client = try ClaudeClient.scripted(transport)
    #expect(try await client.model("opus/5").id == "claude-opus-5-5")
    #expect(transport.requests.first?.path == "/v1/models/opus%2F5")
  }

  @Test func aServerWithoutAListSaysSo() async throws {
    let client = try ClaudeClient.scripted(ScriptedTransport([.answer(404, "404 page not found")]))
    let error = await #expect(throws: ClaudeError.self) { try await client.models() }
    #expect(error?.code == .notFound)
  }
}

import ClaudeMessages
import Testing

struct ModelInfoTests {
  @Test func aPageOfModelsIsRead() throws {
    let page = try ModelPage(
      json: Array(
        #"""
        {"data":[{"type":"model","id":"claude-opus-5-5","display_name":"Claude Opus 5.5",
        "created_at":"2026-09-22T00:00:00Z","lifecycle":"active","deprecated_at":null,"line":"opus",
        "max_input_tokens":1000000,"max_tokens":128000,"capabilities":{"batch":{"supported":true}},"x":1},
        {"id":"llama3"}],"has_more":true,"first_id":"claude-opus-5-5","last_id":"llama3"}
        """#.utf8
      )
    )
    #expect(page.hasMore && page.lastID == "llama3")
    let model = try #require(page.models.first)
    #expect(model.lifecycle == .active && model.line == .opus && model.maxTokens == 128_000)
    #expect(model.capabilities?["batch"]?["supported"] == true)
    #expect(model.additionalFields["x"] == 1)
    #expect(page.models.last?.displayName == "llama3")
  }

  @Test func aTokenCountIsRead() throws {
    #expect(try TokenCount(json: Array(#"{"input_tokens":2095}"#.utf8)).inputTokens == 2095)
    #expect(throws: MessageDecodingError.self) { try TokenCount(json: Array("{}".utf8)) }
    #expect(throws: MessageDecodingError.self) {
      try ModelPage(json: Array(#"{"data":[{}]}"#.utf8))
    }
  }
}

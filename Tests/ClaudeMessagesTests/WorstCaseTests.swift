import ClaudeMessages
import Testing

struct WorstCaseTests {
  private let catalogue = ModelCatalogue.builtIn

  private func request(
    _ model: ModelID,
    _ content: MessageContent,
    maxTokens: Int = 100
  ) -> MessageRequest {
    var request = MessageRequest(model: model, maxTokens: maxTokens, messages: [.user(content)])
    request.inferenceGeography = .global
    return request
  }

  @Test func theBytesOfTheBodyBoundThePrompt() throws {
    let plain = request("claude-sonnet-5-5", "Hello")
    let worst = try #require(catalogue.worstCase(of: plain))
    let bytes = plain.encoded().count
    #expect(worst.promptTokens == bytes && worst.outputTokens == 100)
    // bytes × $2/M + 100 × $10/M
    #expect(worst.cost.picodollars == Int64(bytes) * 2_000_000 + 1_000_000_000)
    #expect(worst.exceptions.isEmpty)
  }

  @Test func anUnknownGeographyMayBeTheDearerOne() throws {
    var plain = request("claude-sonnet-5-5", "Hello", maxTokens: 0)
    plain.inferenceGeography = nil
    let bytes = Int64(plain.encoded().count)
    #expect(catalogue.worstCase(of: plain)?.cost.picodollars == bytes * 2_200_000)
    plain.model = "claude-haiku-4-5"
    let shorter = Int64(plain.encoded().count)
    #expect(catalogue.worstCase(of: plain)?.cost.picodollars == shorter * 1_000_000)
  }

  @Test func cacheMarksRaiseThePriceOfInput() throws {
    var marked = request("claude-sonnet-5-5", "Hello", maxTokens: 0)
    marked.cacheControl = CacheControl()
    #expect(
      catalogue.worstCase(of: marked)?.cost.picodollars == Int64(marked.encoded().count) * 2_500_000
    )
    marked.cacheControl = nil
    marked.messages = [
      .user(.blocks([.text("Hello", cacheControl: CacheControl(lifetime: .oneHour))]))
    ]
    #expect(
      catalogue.worstCase(of: marked)?.cost.picodollars == Int64(marked.encoded().count) * 4_000_000
    )
    #expect(PriceTerms(marked).cacheLifetime == .oneHour)
  }

  @Test func imagesAreBoundedByWhatTheModelSees() throws {
    let data = String(repeating: "A", count: 1_000_000)
    let image = request(
      "claude-sonnet-5-5",
      .blocks([.image(.base64(mediaType: "image/png", data: data))])
    )
    let tokens = try #require(catalogue.worstCase(of: image)).promptTokens
    #expect(tokens == image.encoded().count - 1_000_000 + 4784)
    let nested = request(
      "claude-sonnet-5-5",
      .blocks([
        .toolResult(
          id: "t",
          content: .blocks([.image(.base64(mediaType: "image/png", data: data))])
        )
      ])
    )
    #expect(try #require(catalogue.worstCase(of: nested)).promptTokens < 6000)
  }

  @Test func whatCannotBeSeenIsBoundedByTheContextWindow() throws {
    for source in [
      MediaSource.url("https://example.com/a.pdf"), .file(id: "f"),
      .base64(mediaType: "application/pdf", data: "JVBE"),
    ] {
      let document = request("claude-haiku-4-5", .blocks([.document(source)]))
      #expect(catalogue.worstCase(of: document)?.promptTokens == 200_000)
    }
    let long = request("claude-haiku-4-5", .text(String(repeating: "x", count: 300_000)))
    #expect(catalogue.worstCase(of: long)?.promptTokens == 200_000)
  }

  @Test func aLongPromptIsBoundedAtItsOwnPrice() throws {
    let long = request(
      "claude-haiku-5-5",
      .text(String(repeating: "x", count: 150_000)),
      maxTokens: 10
    )
    let bytes = Int64(long.encoded().count)
    // bytes × $0.50/M + 10 × $2.50/M
    #expect(catalogue.worstCase(of: long)?.cost.picodollars == bytes * 500_000 + 10 * 2_500_000)
  }

  @Test func serverToolsAreNamedAsExceptions() throws {
    var searching = request("claude-sonnet-5-5", "Hello")
    searching.tools = [ToolDefinition(["type": "web_search_20260318", "name": "web_search"])]
    #expect(catalogue.worstCase(of: searching)?.exceptions.count == 1)
    searching.tools = [ToolDefinition(["type": "bash_20250124", "name": "bash"])]
    #expect(catalogue.worstCase(of: searching)?.exceptions == [])
    searching.additionalFields["fallbacks"] = "default"
    #expect(catalogue.worstCase(of: searching)?.exceptions.count == 1)
  }

  @Test func passesOfTheModelThatSummarizeAreNamedAsExceptions() throws {
    var compacting = request("claude-sonnet-5-5", "Hello")
    compacting.additionalFields["compaction"] = ["type": "summarize"]
    #expect(catalogue.worstCase(of: compacting)?.exceptions.count == 1)
    var editing = request("claude-sonnet-5-5", "Hello")
    editing.additionalFields["context_management"] = [
      "edits": [["type": "clear_tool_uses_20250919"]]
    ]
    #expect(catalogue.worstCase(of: editing)?.exceptions == [])
    editing.additionalFields["context_management"] = ["edits": [["type": "compact_20260112"]]]
    #expect(catalogue.worstCase(of: editing)?.exceptions.count == 1)
  }

  @Test(arguments: [
    #"{"type":"novel","url":"https://example.com"}"#,
    #"{"type":"web_fetch_tool_result","tool_use_id":"t","content":{"type":"web_fetch_result"}}"#,
    #"{"type":"mcp_tool_result","tool_use_id":"t","content":[{"type":"document","source":{"type":"url","url":"u"}}]}"#,
  ])
  func blocksThatStandForMoreThanTheirTextAreBoundedByTheContextWindow(block: String) throws {
    let body =
      #"{"model":"claude-haiku-4-5","max_tokens":1,"messages":[{"role":"user","content":["#
      + block + "]}]}"
    let request = try MessageRequest(json: Array(body.utf8))
    #expect(catalogue.worstCase(of: request)?.promptTokens == 200_000)
  }

  @Test func withoutAPriceThereIsNoBound() {
    #expect(catalogue.worstCase(of: request("qwen3:8b", "Hello")) == nil)
  }
}

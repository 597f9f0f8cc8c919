import ClaudeMessages
import Testing

struct ContentBlockTests {
  private let blocks: [ContentBlock]

  init() throws {
    let fixture = Fixture(folder: "requests", name: "every-block.json")
    blocks = try MessageRequest(json: fixture.bytes).messages.flatMap(\.content.blocks)
  }

  @Test func everyBlockOfTheReferenceIsKnown() {
    let unknown = blocks.filter { if case .unknown = $0.content { true } else { false } }
    #expect(unknown.map(\.type) == ["block_of_tomorrow"])
    #expect(blocks.map(\.type).contains(.webSearchToolResult))
  }

  @Test func receivedBlocksKeepTheirBytes() {
    let fixture = Fixture(folder: "requests", name: "every-block.json").text
    for block in blocks where block.type != .text {
      #expect(fixture.contains(block.raw.text), "\(block.raw.text)")
    }
    #expect(
      blocks.first { $0.type == .toolUse }?.raw.text
        == #"{"type":"tool_use","id":"toolu_1","name":"n","input":{"b": 1.0,"a":[ ]},"caller":{"type":"direct"}}"#
    )
  }

  @Test func typedViewsReadTheMembers() throws {
    let document = try #require(blocks.first { $0.type == .document })
    guard case .document(let block) = document.content else {
      Issue.record("not a document")
      return
    }
    #expect(block.source == .text("x") && block.title == "T" && block.context == "C")
    #expect(block.areCitationsEnabled == true)
    let call = try #require(blocks.first { $0.type == .toolUse }?.toolUse)
    #expect(call.input["b"]?.numberValue?.spelling == "1.0")
    #expect(blocks.filter(\.isThinking).count == 2)
  }

  @Test func madeBlocksAreWrittenInTheOrderOfTheReference() {
    let made: [(ContentBlock, String)] = [
      (.text("a/b"), #"{"type":"text","text":"a/b"}"#),
      (
        .text("a", cacheControl: CacheControl(lifetime: .oneHour)),
        #"{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"1h"}}"#
      ),
      (
        .image(.base64(mediaType: "image/png", data: "iV")),
        #"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iV"}}"#
      ),
      (
        .document(.url("https://example.com/a.pdf"), title: "A"),
        #"{"type":"document","source":{"type":"url","url":"https://example.com/a.pdf"},"title":"A"}"#
      ),
      (
        .toolResult(id: "t", content: "42"),
        #"{"type":"tool_result","tool_use_id":"t","content":"42"}"#
      ),
      (
        .toolResult(id: "t", content: .blocks([.text("no")]), isError: true),
        #"{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"no"}],"is_error":true}"#
      ),
    ]
    for (block, text) in made {
      #expect(block.raw.text == text)
      #expect(ContentBlock(block.raw.value) == block)
    }
  }

  @Test(
    arguments: [
      #"{"type":"text"}"#, #"{"type":"text","text":7}"#, #"{"text":"no type"}"#, #"{"type":5}"#,
      #""a string""#, "[]", "null", #"{"type":"tool_use","id":"x"}"#,
    ])
  func blocksOfAnUnknownShapeAreKeptWhole(json: String) throws {
    let block = try ContentBlock(json: Array(json.utf8))
    guard case .unknown(_, let value) = block.content else {
      Issue.record("taken for \(block.type)")
      return
    }
    #expect(value.description == json && block.raw.text == json)
  }
}
